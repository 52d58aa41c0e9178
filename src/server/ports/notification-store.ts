import type { Channel } from "../../shared/protocol/guest-bodies.ts";
import type { Millis, OrganisationId, PersonId, ThreadId } from "../domain/identifiers.ts";

/** What a person chose; undefined where they chose nothing. */
export interface NotificationSettings {
  readonly channel: Channel | undefined;
  /** Minutes of the day in `timeZone`. */
  readonly quiet: { readonly from: number; readonly until: number } | undefined;
  readonly timeZone: string | undefined;
  /** Of an account holder; sealed (details-sealer.ts: "mobile"). */
  readonly mobile: Uint8Array | undefined;
}

/** Somebody who has not read for a while, and was not written to since they were last here. */
export interface UnnotifiedMember {
  readonly personId: PersonId;
  readonly threadId: ThreadId;
  readonly organisationId: OrganisationId;
  readonly guest: boolean;
  readonly email: string;
}

export interface NotificationStore {
  settings(personId: PersonId): Promise<NotificationSettings>;
  save(personId: PersonId, settings: NotificationSettings): Promise<void>;
  /** Where a device of theirs is; nothing changes where a zone is kept already. */
  keepDeviceZone(personId: PersonId, timeZone: string): Promise<void>;
  /**
   * Members with a living message of others that was accepted by `unreadSince` and is not read, whose last letter
   * about this thread was before they were last here (or who had none).
   */
  unnotified(unreadSince: Millis, now: Millis, limit: number): Promise<readonly UnnotifiedMember[]>;
  /** A letter about this thread was written. */
  notified(personId: PersonId, threadId: ThreadId, now: Millis): Promise<void>;
  /** They are here now. */
  seen(personId: PersonId, now: Millis): Promise<void>;

  optOut(mobileHash: string, word: string, now: Millis): Promise<void>;
  optIn(mobileHash: string): Promise<void>;
  /** Since when, for those of these hashes that opted out. */
  optedOut(mobileHashes: readonly string[]): Promise<ReadonlyMap<string, Millis>>;
}

/** Who is here: connected, and awake. */
export interface WhoIsHere {
  isOnline(personId: PersonId): boolean;
}
