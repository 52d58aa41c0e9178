import type { AccountLetterKind } from "./account-letter-wording.ts";
import type { Millis } from "./identifiers.ts";

const MINUTE: Millis = 60_000;
const FIRST: readonly Millis[] = [MINUTE, 5 * MINUTE, 15 * MINUTE];
const LATER: Millis = 60 * MINUTE;

type LetterWithin = "invitation" | "notification" | "reminder" | "waiting" | AccountLetterKind;

/** How long each kind of letter is worth sending: somebody who waits is waited for in vain after a while, and a link of an hour is of no use after it. */
const WORTH: Readonly<Record<LetterWithin, Millis>> = {
  invitation: 24 * 60 * MINUTE,
  notification: 24 * 60 * MINUTE,
  reminder: 6 * 60 * MINUTE,
  waiting: 10 * MINUTE,
  "account-welcome": 30 * MINUTE,
  "password-reset": 30 * MINUTE,
  "chat-request": 30 * MINUTE,
  "chat-switched": 24 * 60 * MINUTE,
  "retention-changed": 24 * 60 * MINUTE,
  "second-factor-reset": 24 * 60 * MINUTE,
  "new-sign-in-way": 24 * 60 * MINUTE,
  "link-provider": 30 * MINUTE,
  "password-changed": 24 * 60 * MINUTE,
  "factor-removed": 24 * 60 * MINUTE,
  "sign-on-changed": 24 * 60 * MINUTE,
  "new-administrator": 24 * 60 * MINUTE,
};

/**
 * How long to wait before a letter is tried once more: 1 minute, 5, 15, and then an hour each (RFC 5321 4.5.4.1 asks
 * for at least 30 minutes; a link that somebody sits and waits for is worth three quicker attempts).
 * @param failed how often it was tried, 1 or more
 * @returns undefined when it has been tried for as long as it is worth
 */
export function retryAfter(kind: keyof typeof WORTH, failed: number): Millis | undefined {
  const next = waitAfter(failed);
  let waited = next;
  for (let attempt = 1; attempt < failed; attempt += 1) waited += waitAfter(attempt);
  return waited > WORTH[kind] ? undefined : next;
}

/** A letter that nobody tried for so long, because the server was off, is not sent any more. */
export function isTooLate(kind: keyof typeof WORTH, dueAt: Millis, now: Millis): boolean {
  return now > dueAt + WORTH[kind];
}

function waitAfter(failed: number): Millis {
  return FIRST[failed - 1] ?? LATER;
}
