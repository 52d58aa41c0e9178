import type { LetterId } from "../domain/identifiers.ts";

/** What is sealed in a letter. `to`: E.164 or an e-mail address. A text message has no subject. */
export interface LetterText {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * How handing over ended. `later`: it was certainly not sent, and may be tried again; `never`: the address or the
 * letter is refused for good; `unknown`: it may have been sent. `problem` is one of LETTER_PROBLEMS.
 */
export type HandedOver =
  | { readonly outcome: "sent" }
  | { readonly outcome: "later" | "never" | "unknown"; readonly problem: LetterProblem };

/** Why a letter did not arrive: a code for programs and a sentence for the administrator. */
export const LETTER_PROBLEMS = {
  unreachable: "The mail server or text service could not be reached.",
  "not-encrypted": "The mail server offers no encryption (TLS) that can be trusted, and it is required.",
  "sign-in-refused": "The mail server or text service did not accept our password.",
  "address-refused": "The number or address was refused: it may be wrong, or no longer in use.",
  "opted-out": "The person has asked for no more text messages (STOP).",
  "refused-for-now": "The mail server or text service was too busy.",
  "letter-refused": "The mail server or text service refused the letter.",
  "broke-off": "The connection broke off in the middle.",
  "may-have-arrived": "It was interrupted while it was being sent, so it may have arrived or not.",
  "too-late": "It could not be sent in time.",
} as const;
export type LetterProblem = keyof typeof LETTER_PROBLEMS;

/**
 * Takes letters of one channel out of the house. `beforeWords` must resolve before the first byte of the letter is
 * given away; if it resolves to false nothing is sent (`later`).
 */
export interface Carrier {
  carry(id: LetterId, letter: LetterText, beforeWords: () => Promise<boolean>): Promise<HandedOver>;
  close(): Promise<void>;
}

/** Letters that stay in the house, in place of a carrier; the newest first. Only the demo shows them. */
export interface Outbox {
  list(): Promise<readonly (LetterText & { readonly channel: "sms" | "email"; readonly at: number })[]>;
  /** Those a day old. @returns how many */
  eraseEnded(): Promise<number>;
}
