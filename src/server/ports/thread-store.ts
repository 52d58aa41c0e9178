import type { Role } from "../../shared/protocol/parts.ts";
import type { Millis, OrganisationId, PersonId, ThreadId, Version } from "../domain/identifiers.ts";
import type { ThreadView } from "../domain/thread-view.ts";
import type { StoredMessage } from "./message-store.ts";

export interface MemberRecord {
  readonly personId: PersonId;
  /** Empty for a guest, whose name is in `sealedName` (undefined when it was erased). */
  readonly name: string;
  readonly sealedName: Uint8Array | undefined;
  readonly guest: boolean;
  readonly roles: readonly Role[];
  readonly left: boolean;
  readonly delivered: Version;
  readonly read: Version;
}

/** A thread as it stands in one person's list. `unread`: [seq, expiresAt], oldest first. */
export interface ThreadRecord {
  readonly view: ThreadView;
  readonly version: Version;
  readonly activityAt: Millis;
  readonly members: readonly MemberRecord[];
  readonly unread: readonly (readonly [Version, Millis])[];
  readonly last: StoredMessage | undefined;
}

export interface ThreadList {
  /** Newest activity first. */
  readonly threads: readonly ThreadRecord[];
  readonly older: boolean;
}

export interface ThreadStore {
  /** @returns undefined when there is no such thread for this person */
  view(personId: PersonId, threadId: ThreadId): Promise<ThreadView | undefined>;
  record(view: ThreadView, now: Millis): Promise<ThreadRecord>;
  /** The most recently active threads (before `before`), and without `before` also all others with unread messages. */
  list(personId: PersonId, query: { before?: Millis; limit: number; now: Millis }): Promise<ThreadList>;
  /**
   * The thread whose current members are exactly these people of this organisation; made with `threadId` if none.
   * @throws Refusal `person-not-found` when one of them is not of this organisation
   */
  findOrCreate(thread: {
    threadId: ThreadId;
    organisationId: OrganisationId;
    members: readonly PersonId[];
    now: Millis;
  }): Promise<{ threadId: ThreadId; created: boolean }>;
  /** All threads of this person, for telling others that they came or went. */
  threadsOf(personId: PersonId): Promise<readonly ThreadId[]>;
  members(threadId: ThreadId): Promise<readonly PersonId[]>;
  /**
   * Raises the version. Who joins, also who was in it before, sees what is said from now on, or (of what lives) after
   * the version `seesAfter`; nothing from before is unread. People of other organisations, and deleted ones, are refused.
   * @returns the new version; undefined when all were members already
   * @throws Refusal `person-not-found`, `too-many-members`
   */
  addMembers(
    threadId: ThreadId,
    people: readonly PersonId[],
    how: { seesAfter: Version | undefined; most: number; now: Millis },
  ): Promise<Version | undefined>;
  /**
   * Raises the version. The person's links and codes for it end, and they are no more in its appointments. With a host
   * end also what they know of it: the appointments that they hold in it, and all codes of the chat.
   * @returns undefined when the person is no member
   */
  removeMember(threadId: ThreadId, personId: PersonId, now: Millis): Promise<Version | undefined>;
}

export interface Position {
  readonly delivered: Version;
  readonly read: Version;
}

/** How far each member has come. Positions only ever rise, and never beyond the thread's version. */
export interface PositionStore {
  /** @returns the position after this, or undefined if nothing changed or the person is no member */
  advance(
    personId: PersonId,
    threadId: ThreadId,
    to: Partial<Position>,
    now: Millis,
  ): Promise<Position | undefined>;
  /** The number in the badge: live messages of others beyond one's read position, over all threads. */
  unread(personId: PersonId, now: Millis): Promise<number>;
  /** The thread this person read last, where the chat opens. */
  lastRead(personId: PersonId): Promise<ThreadId | undefined>;
}
