import { COMMON_LONG_PASSWORDS, COMMON_PASSWORD_WORDS } from "./common-password-list.ts";
import { STOLEN_PASSWORDS } from "./stolen-passwords.ts";

/** Rows of keyboards (QWERTY, AZERTY, QWERTZ), the alphabet, digits; each is walked in both directions. */
const WALKS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop[]",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "azertyuiop",
  "qsdfghjklm",
  "qwertzuiop",
  "!@#$%^&*()",
];
/** So many of the steps from one character to the next may be foreseeable at the most. */
const FORESEEABLE_STEPS = 0.7;
const FEWEST_DIFFERENT_CHARACTERS = 5;
/** What must be left of a password without words that everybody or this person uses. A digit counts half a letter. */
const LEAST_REMAINDER = 5;

/**
 * Would an attacker try this early? Stolen passwords with or without a number, known long ones, one piece over and over, walks along the keyboard, and
 * well-known or personal words with little added ("Riverside-Clinic-2026!").
 * @param context names and addresses that belong to this person and organisation
 */
export function isCommonPassword(password: string, context: readonly string[]): boolean {
  const folded = password.toLowerCase();
  const bare = withoutSigns(folded);
  return (
    COMMON_LONG_PASSWORDS.has(bare) ||
    STOLEN_PASSWORDS.has(bare) ||
    STOLEN_PASSWORDS.has(withoutNumber(bare)) ||
    new Set(folded).size < FEWEST_DIFFERENT_CHARACTERS ||
    isRepetition(folded) ||
    isRepetition(bare) ||
    isWalk(folded) ||
    remainder(folded, context) < LEAST_REMAINDER
  );
}

/** Spaces and the signs of ASCII are what is put between and behind words. */
function withoutSigns(text: string): string {
  return text.replace(/[\s!-/:-@[-`{-~]/g, "");
}

/** A number before or behind is what people add to the password that they had. */
function withoutNumber(text: string): string {
  return text.replace(/^\d+|\d+$/g, "");
}

/** One piece, twice or oftener, the last time perhaps cut off. */
function isRepetition(text: string): boolean {
  for (let piece = 1; piece <= text.length / 2; piece += 1) {
    if (text.slice(piece) === text.slice(0, -piece)) return true;
  }
  return false;
}

function isWalk(text: string): boolean {
  let foreseeable = 0;
  for (let at = 1; at < text.length; at += 1) {
    const step = text.slice(at - 1, at + 1);
    const back = `${step[1]}${step[0]}`;
    if (step[0] === step[1] || WALKS.some((walk) => walk.includes(step) || walk.includes(back)))
      foreseeable += 1;
  }
  return foreseeable / (text.length - 1) > FORESEEABLE_STEPS;
}

function remainder(folded: string, context: readonly string[]): number {
  const own = context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u)).filter(isWord);
  const words = [...own, ...COMMON_PASSWORD_WORDS].sort((one, other) => other.length - one.length);
  return Math.min(weightWithout(folded, words), weightWithout(unmasked(folded), words));
}

function isWord(text: string): boolean {
  return text.length >= 3;
}

function weightWithout(text: string, words: readonly string[]): number {
  const known = words.reduce((rest, word) => rest.replaceAll(word, " "), withoutSigns(text));
  const rest = known.replace(/(?:19|20)\d\d|0?123\d*|(.)\1{2,}/gu, " ");
  const digits = rest.match(/\p{N}/gu)?.length ?? 0;
  const others = rest.match(/[^\p{N}\s]/gu)?.length ?? 0;
  return others + digits / 2;
}

/** "p@ssw0rd" as it is meant. */
function unmasked(text: string): string {
  const meant: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };
  const signs: Record<string, string> = { "@": "a", $: "s", "!": "i" };
  return text.replace(/[013457@$!]/g, (sign) => meant[sign] ?? signs[sign] ?? sign);
}
