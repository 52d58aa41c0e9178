import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { datesOf } from "./dates.ts";
import { english } from "./english.ts";

const HERE = import.meta.dirname;
/** Every file of English, those of pages that come when they are visited included. */
const FILES = readdirSync(HERE).filter((file) => /^english(?:-[a-z-]+)?[.]ts$/.test(file));

/** All words of a file: functions are asked with names and small numbers. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return wordsIn(said(value as (...about: unknown[]) => unknown));
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
}

function said(sentence: (...about: unknown[]) => unknown): unknown {
  for (const about of [["Ana", "Ben", "Cleo"], [["Ana", "Ben"]], [2, 1]]) {
    try {
      return sentence(...about);
    } catch {
      // It wanted something else to speak about.
    }
  }
  return assert.fail(`nothing makes this speak: ${sentence}`);
}

for (const file of FILES) {
  test(`the words of ${file} are calm: nobody is blamed, startled or spoken to like a machine`, async () => {
    const module = (await import(`./${file}`)) as Record<string, unknown>;
    const all = file === "english.ts" ? [english(datesOf("en-GB", "UTC"))] : Object.values(module);
    const words = all.flatMap(wordsIn);
    assert.ok(words.length > 2, "some words were found");
    for (const sentence of words) {
      assert.doesNotMatch(sentence, /!|oops|invalid|illegal|forbidden|failed|\berror\b|undefined/i);
    }
  });
}
