import type { Epoch } from "../domain/epoch.ts";
import type { Millis, OrganisationId, Version } from "../domain/identifiers.ts";
import type { DeletePermit, PostPermit } from "../domain/permissions.ts";
import type { ThreadView } from "../domain/thread-view.ts";
import type { SealedMessage } from "./sealer.ts";

/** What the sender gets. `again`: this client id was accepted before, and this is the first answer once more. */
export interface Receipt {
  readonly seq: Version;
  readonly at: Millis;
  readonly expiresAt: Millis;
  readonly again: boolean;
}

export interface StoredMessage extends SealedMessage {
  readonly seq: Version;
}

export interface MessagePage {
  readonly version: Version;
  /** Oldest first. */
  readonly messages: readonly StoredMessage[];
  readonly older: boolean;
}

export interface ThreadChanges extends MessagePage {
  readonly removed: readonly Version[];
  /** Too much happened: `messages` is the newest page instead. */
  readonly reset: boolean;
}

/**
 * Every method reads only what `view` may see (after `viewer.seesAfter`) and what lives at `now`. A resolved
 * promise of a writing method means: on disk.
 */
export interface MessageStore {
  /**
   * Appends in one transaction that checks the membership again. The same author and client id twice (also after
   * the message was deleted) give the first receipt.
   * @throws Refusal `thread-not-found` when the author is no member any more
   */
  append(permit: PostPermit, message: SealedMessage): Promise<Receipt>;
  /** The newest `limit` messages before `before` (or of all). */
  page(view: ThreadView, query: { before?: Version; limit: number; now: Millis }): Promise<MessagePage>;
  /** What changed after `since`; `reset` with the newest `page` messages when that is more than `limit`. */
  changes(
    view: ThreadView,
    query: { since: Version; limit: number; page: number; now: Millis },
  ): Promise<ThreadChanges>;
  find(view: ThreadView, seq: Version, now: Millis): Promise<StoredMessage | undefined>;
  /** @returns the thread's new version, or undefined when the message was gone already */
  remove(permit: DeletePermit): Promise<Version | undefined>;
}

/** What the sweep needs. Nothing here can read a message. */
export interface ExpiredMessages {
  /** Blanks what was said in up to `limit` messages that expired by `now`. Cheap. @returns how many */
  blank(now: Millis, limit: number): Promise<number>;
  /**
   * Erases up to `limit` messages that expired by `now`, blank or not, with all that is known of them, and traces of
   * deleted ones. @returns how many
   */
  erase(now: Millis, limit: number): Promise<number>;
  /** If anything was erased since the last time: brings what was erased out of the journal and the free pages too (SQLite: checkpoint; PostgreSQL: vacuum). */
  scrub(): Promise<void>;
  /** Those of an organisation's epochs in which something on disk is still sealed. */
  epochsHolding(organisationId: OrganisationId, epochs: readonly Epoch[]): Promise<readonly Epoch[]>;
}
