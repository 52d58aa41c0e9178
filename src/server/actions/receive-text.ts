import { readMobile } from "../domain/mobile-number.ts";
import { type TextedWord, textedWord } from "../domain/opt-out-word.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import type { PostOffice } from "../ports/post-office.ts";
import type { TextSignatures } from "../ports/text-signatures.ts";

interface Ports {
  readonly notifications: Pick<NotificationStore, "optOut" | "optIn" | "optedOut">;
  readonly details: Pick<DetailsSealer, "hashForAll">;
  readonly postOffice: Pick<PostOffice, "publicUrl">;
  /** Undefined without a text service. */
  readonly signatures: TextSignatures | undefined;
  readonly clock: Clock;
}

/** A text as the text service brings it: all of what it posted, and its signature over it. */
export interface BroughtText {
  readonly path: string;
  readonly signature: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** So that two machines that answer each other do not go on for ever. */
const ANSWER_AGAIN_MS = 60 * 60_000;
const MAX_ANSWERED = 10_000;
/** A text that was brought once is not believed a second time: whoever has read one could undo a STOP with it. */
const REMEMBERED_MS = 24 * 60 * 60_000;
const MAX_REMEMBERED = 50_000;

const ANSWERS = {
  stop: "You will get no more texts from us. Reply START to get them again.",
  start: "You will get our texts again. Reply STOP for no more.",
  help:
    "We text you when your clinic has opened a secure chat for you or has written to you there. " +
    "Reply STOP for no more texts. For help, please call your clinic.",
  other:
    "Nobody reads this number. To answer your clinic, open the link that you were sent. " +
    "In an emergency call 911. Reply STOP for no more texts.",
} as const;

/**
 * Somebody answered a text. STOP and its synonyms put the number on the ledger of those that are not texted, START
 * takes it off; nothing else of what they write is kept.
 * @returns what to answer; undefined for nothing
 * @throws Refusal `not-found` without a text service, `wrong-origin` when the text service did not sign it
 */
export function receiveText({ notifications, details, postOffice, signatures, clock }: Ports) {
  const answered = new Map<string, number>();
  const brought = new Map<string, number>();
  return async ({ path, signature, parameters }: BroughtText): Promise<string | undefined> => {
    if (!signatures) throw new Refusal("not-found");
    if (!signatures.isGenuine(signature, `${postOffice.publicUrl()}${path}`, parameters))
      throw new Refusal("wrong-origin");
    const { MessageSid: text } = parameters;
    if (text !== undefined && !firstInAWhile(brought, text, REMEMBERED_MS, MAX_REMEMBERED)) return undefined;
    try {
      return await answerTo(parameters);
    } catch (problem) {
      if (text !== undefined) brought.delete(text); // so that it can be brought again
      throw problem;
    }
  };

  async function answerTo(parameters: BroughtText["parameters"]): Promise<string | undefined> {
    const hash = hashOf(parameters.From ?? "");
    if (hash === undefined) return undefined;
    const said = textedWord(parameters.Body ?? "");
    const wasOut = await keepBook(hash, said);
    // The text service answered by itself (https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out).
    if (parameters.OptOutType) return undefined;
    // One confirmation, and then silence (CTIA, Messaging Principles and Best Practices 5.1.3).
    if (wasOut && said.kind !== "start" && said.kind !== "help") return undefined;
    return said.kind === "other" && !firstInAWhile(answered, hash, ANSWER_AGAIN_MS, MAX_ANSWERED)
      ? undefined
      : ANSWERS[said.kind];
  }

  /** @returns whether the number was on the ledger before */
  async function keepBook(hash: string, said: TextedWord): Promise<boolean> {
    const wasOut = (await notifications.optedOut([hash])).has(hash);
    if (said.kind === "stop" && !wasOut) await notifications.optOut(hash, said.word, clock.now());
    if (said.kind === "start") await notifications.optIn(hash);
    return wasOut;
  }

  /** Short codes and numbers elsewhere are nobody whom we write to: they are not answered. */
  function hashOf(from: string): string | undefined {
    try {
      return details.hashForAll("opt-out", readMobile(from).e164);
    } catch (problem) {
      if (problem instanceof Refusal) return undefined;
      throw problem;
    }
  }

  function firstInAWhile(seen: Map<string, number>, what: string, ms: number, most: number): boolean {
    const now = clock.now();
    const last = seen.get(what);
    if (last !== undefined && now < last + ms) return false;
    seen.delete(what);
    seen.set(what, now);
    const [oldest] = seen.keys();
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return true;
  }
}
