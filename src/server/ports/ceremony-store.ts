import type { Millis, PersonId } from "../domain/identifiers.ts";

/**
 * `sign-in`: the password was right; `passkey`: a challenge was given; `sign-on`: somebody was sent to their provider;
 * `link-provider`: they came back, and were sent a letter that asks whether it is them.
 */
export type CeremonyKind = "sign-in" | "passkey" | "sign-on" | "link-provider";

export interface Ceremony {
  readonly kind: CeremonyKind;
  /** Undefined where it is not known yet who it is. */
  readonly personId: PersonId | undefined;
  /** JSON; nothing of a person. */
  readonly state: string;
}

/** Ceremonies that have begun. `hash`: of the token that only the browser has, or the letter. */
export interface CeremonyStore {
  /** In place of one of the same token. */
  put(hash: string, ceremony: Ceremony, endsAt: Millis): Promise<void>;
  look(hash: string, kind: CeremonyKind, now: Millis): Promise<Ceremony | undefined>;
  /**
   * Somebody answers: counts before the answer is looked at, so that a thousand at once are a thousand.
   * @returns undefined when it is over, or `most` answers were given
   */
  answer(hash: string, kind: CeremonyKind, now: Millis, most: number): Promise<Ceremony | undefined>;
  setState(hash: string, state: string): Promise<void>;
  /** Uses it up: of two at once one has it. */
  take(hash: string, kind: CeremonyKind, now: Millis): Promise<Ceremony | undefined>;
  endOf(personId: PersonId): Promise<void>;
  eraseEnded(now: Millis): Promise<number>;
}
