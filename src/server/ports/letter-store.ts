import type { AccountLetterKind } from "../domain/account-letter-wording.ts";
import type {
  AppointmentId,
  InvitationId,
  LetterId,
  Millis,
  OrganisationId,
  PersonId,
} from "../domain/identifiers.ts";
import type { NewInvitation } from "./contact-store.ts";

export type ChatLetterKind = "invitation" | "notification" | "reminder" | "waiting";
export type { AccountLetterKind };
export type LetterKind = ChatLetterKind | AccountLetterKind;

export const LETTER_STATES = ["waiting", "handing-over", "sent", "undelivered"] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** `sealed`: a LetterText (carriers.ts) as JSON (details-sealer.ts: "letter"). */
export interface NewLetter {
  readonly id: LetterId;
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly invitationId: InvitationId | undefined;
  readonly appointmentId: AppointmentId | undefined;
  readonly kind: LetterKind;
  readonly channel: "sms" | "email";
  readonly sealed: Uint8Array;
  /** Not before this time. */
  readonly nextAt: Millis;
  readonly madeAt: Millis;
}

export interface LetterRecord extends NewLetter {
  readonly attempts: number;
  readonly problem: string | undefined;
}

/**
 * The queue of letters. A letter is `waiting`; it is `handing-over` from just before its words are given to the
 * carrier until the carrier has answered; then it is `sent`, `waiting` again, or `undelivered`. One that is found
 * `handing-over` at the start may have arrived: it becomes `undelivered`, and is never sent twice.
 */
export interface LetterStore {
  /**
   * Together with the link that it carries, if it carries one that is not kept yet.
   * @returns false, and nothing is kept, when `mostADay` leave for the person within the 24 hours until it does
   */
  put(letter: NewLetter & { readonly mostADay?: number }, invitation?: NewInvitation): Promise<boolean>;
  due(now: Millis, limit: number): Promise<readonly LetterRecord[]>;
  /** @returns false when it is not waiting any more: somebody else has it, or it was called off */
  handOver(id: LetterId): Promise<boolean>;
  /** Blanks what was sealed; its link is valid until `linkEndsAt`. */
  sent(id: LetterId, now: Millis, linkEndsAt: Millis): Promise<void>;
  /** The carrier did not take it. */
  again(id: LetterId, nextAt: Millis, problem: string): Promise<void>;
  undelivered(id: LetterId, now: Millis, problem: string): Promise<void>;
  /** What a crash left in the middle. @returns how many */
  recover(now: Millis): Promise<number>;
  /** Of an organisation, the newest first. */
  listUndelivered(organisationId: OrganisationId, limit: number): Promise<readonly LetterRecord[]>;
  countUndelivered(organisationId: OrganisationId): Promise<number>;
  /** Of an organisation: those that should have left by now, are tried again, or are leaving. */
  countWaiting(organisationId: OrganisationId, now: Millis): Promise<number>;
  /** Of all organisations: how many there are in each state. */
  countByState(): Promise<Readonly<Record<LetterState, number>>>;
  /** @returns false unless it is an undelivered one of this organisation */
  retry(id: LetterId, organisationId: OrganisationId, now: Millis): Promise<boolean>;
  dismiss(id: LetterId, organisationId: OrganisationId): Promise<boolean>;
  /** Sent ones and undelivered ones whose time is over. @returns how many */
  eraseEnded(endedBefore: Millis): Promise<number>;
}
