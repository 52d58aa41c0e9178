import type {
  InvitationId,
  Millis,
  OrganisationId,
  PersonId,
  SessionId,
  ThreadId,
} from "../domain/identifiers.ts";

/** A contact as it is kept. `sealedName` and `details` are sealed (details-sealer.ts: "name", "contact"). */
export interface ContactRecord {
  readonly id: PersonId;
  readonly organisationId: OrganisationId;
  readonly sealedName: Uint8Array;
  readonly details: Uint8Array;
  readonly mobileHash: string | undefined;
  readonly emailHash: string | undefined;
}

/** What somebody's end, or becoming another, means for those who are connected: to be announced. */
export interface AccessEnded {
  readonly threads: readonly ThreadId[];
  readonly sessions: readonly SessionId[];
}

export interface ContactStore {
  /** Makes the guest and the contact, and `keeper` its host. */
  add(contact: ContactRecord, keeper: PersonId, now: Millis): Promise<void>;
  /** From now on among this host's own; nothing if it is already. */
  keep(keeper: PersonId, id: PersonId): Promise<void>;
  change(contact: ContactRecord, now: Millis): Promise<void>;
  /** Of one host, in no order. */
  keptBy(keeper: PersonId): Promise<readonly ContactRecord[]>;
  /** @returns undefined unless it is among this host's own */
  findKept(keeper: PersonId, id: PersonId): Promise<ContactRecord | undefined>;
  /** Whether another host keeps it (too). */
  keptByOthers(keeper: PersonId, id: PersonId): Promise<boolean>;
  countKept(keeper: PersonId): Promise<number>;
  /** Whoever keeps it; undefined for a deleted one and for who has an account. */
  find(id: PersonId): Promise<ContactRecord | undefined>;
  /** All of the organisation with one of these hashes. */
  withAddress(
    organisationId: OrganisationId,
    hashes: { readonly mobile?: string; readonly email?: string },
  ): Promise<readonly ContactRecord[]>;
  /**
   * Takes the contact from this host's own, and out of all threads of this host. Where nobody else keeps it, the
   * guest ends: all threads, sessions, links, codes, waiting letters, appointments; and the details are erased.
   */
  remove(keeper: PersonId, id: PersonId, now: Millis): Promise<AccessEnded>;
  /** `from` ends; its chats, keepers, sessions, links, codes and appointments are `into`'s. */
  merge(from: PersonId, into: PersonId, now: Millis): Promise<AccessEnded>;
  /**
   * Whoever is in as this guest is out: their sessions, links and codes end, and letters that have not left are called
   * off. @returns the sessions, to be announced
   */
  endAccess(id: PersonId, now: Millis): Promise<readonly SessionId[]>;
  /**
   * As far as their devices go: their sessions end, and the links that have been sent to them. Letters that have not
   * left, and codes, stay. @returns the sessions, to be announced
   */
  endDevices(id: PersonId, now: Millis): Promise<readonly SessionId[]>;
  /** Erases the names of deleted guests of whom no message lives any more. @returns how many */
  eraseNames(now: Millis): Promise<number>;
}

/** A link of a letter. `hash`: of the secret; the secret itself is kept nowhere but in the sealed letter. */
export interface InvitationRecord {
  readonly id: InvitationId;
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  /** Where it leads; undefined: to the thread last read. */
  readonly threadId: ThreadId | undefined;
  readonly appointmentId: number | undefined;
  readonly hash: string;
  readonly madeAt: Millis;
  readonly endsAt: Millis;
  readonly revokedAt: Millis | undefined;
  readonly deviceHash: string | undefined;
  readonly openedAt: Millis | undefined;
}

export type NewInvitation = Omit<InvitationRecord, "revokedAt" | "deviceHash" | "openedAt">;

/** What became of the newest link of a person: of its letter, or of the link itself. */
export interface InvitationState {
  readonly personId: PersonId;
  readonly state: "waiting" | "sent" | "undelivered" | "opened" | "ended";
  readonly at: Millis;
}

export interface InvitationStore {
  put(invitation: NewInvitation): Promise<void>;
  /** Also one that ended or was revoked, while it is kept. */
  find(hash: string): Promise<InvitationRecord | undefined>;
  /** Of two devices at once the first has it. @returns whether this device may (again) open it now */
  openOn(id: InvitationId, deviceHash: string, now: Millis): Promise<boolean>;
  /**
   * All of the person's links (undefined), or those of this thread and those that lead to the thread last read, which
   * may be this one.
   */
  revoke(personId: PersonId, threadId: ThreadId | undefined, now: Millis): Promise<void>;
  /**
   * The newest for each of these people, of this thread or appointment; for who has an account, the newest letter about
   * the appointment, while it is kept.
   */
  states(
    of: { readonly threadId: ThreadId } | { readonly appointmentId: number },
    people: readonly PersonId[],
    now: Millis,
  ): Promise<readonly InvitationState[]>;
  /** How many were made for the person since then: nobody is flooded. */
  madeSince(personId: PersonId, since: Millis): Promise<number>;
  /** Those that can be renewed no more. @returns how many */
  eraseEnded(endedBefore: Millis): Promise<number>;
}
