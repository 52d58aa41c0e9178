import type { AuditAction } from "../domain/audit-actions.ts";
import type { Millis, OrganisationId, PersonId } from "../domain/identifiers.ts";

export type ActorKind = "account" | "guest" | "support" | "system" | "nobody";

/** What something was done to. An `account` is somebody who signs in, or would: whom a sign-in that failed was for. */
export type ObjectKind =
  | "account"
  | "guest"
  | "person"
  | "thread"
  | "message"
  | "file"
  | "session"
  | "appointment"
  | "admission"
  | "letter"
  | "organisation"
  | "epoch"
  | "chat-request"
  | "log";

export interface AuditObject {
  readonly kind: ObjectKind;
  readonly id?: number;
}

/** Something that happened and must be known for six years: identifiers only, no name and no word of anybody. */
export interface AuditEvent {
  /** What was done, as `thing.verb` (src/server/domain/audit-actions.ts). */
  readonly action: AuditAction;
  /** Undefined: of the installation. */
  readonly organisationId: OrganisationId | undefined;
  readonly actor: { readonly kind: ActorKind; readonly id?: number };
  readonly object?: AuditObject;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  /** Further identifiers and numbers. */
  readonly detail?: Readonly<Record<string, number | string | boolean>>;
}

/** Where a request comes from, as far as the deed that it leads to is concerned. */
export interface WhereFrom {
  /** The network (src/server/http/network.ts) that the deed under way is for; undefined: the server's own. */
  network(): string | undefined;
}

/** Where requests come in: all that `work` starts is from this network. */
export interface EnterFrom {
  within<Result>(network: string, work: () => Result): Result;
}

export interface Audit {
  /** Resolves when it is on disk, in the chain. */
  record(event: AuditEvent): Promise<void>;
}

/** An event as it is kept and hashed. `seq` has no gaps; `detail` is JSON with its keys in order. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: Millis;
  readonly organisationId: OrganisationId | null;
  readonly actorKind: ActorKind;
  readonly actorId: number | null;
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectId: number | null;
  readonly network: string | null;
  readonly outcome: string;
  readonly detail: string;
}

export interface AuditRow extends AuditEntry {
  readonly hash: Uint8Array;
}

/** Where the chain stands: its last row's number and hash; number 0 before the first. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** Rows that have no need to be kept any more: the last one of them, when that was written, and how many they are. */
export interface OldRows extends AuditHead {
  readonly at: Millis;
  readonly rows: number;
}

export interface AuditChain {
  /** What the first row of all follows. */
  readonly origin: AuditHead;
  /** Over the row and the hash of the one before it (SECURITY.md has the encoding). */
  hashOf(previous: Uint8Array, entry: AuditEntry): Uint8Array;
}

/** Which rows of an organisation are wanted; what is undefined is not asked for. */
export interface AuditQuery {
  readonly organisationId: OrganisationId;
  readonly from?: Millis | undefined;
  /** Before it. */
  readonly to?: Millis | undefined;
  /** Who did it, or to whom it was done. */
  readonly personId?: PersonId | undefined;
  readonly action?: string | undefined;
  /** `done`, `refused` for whatever was not done, or a code. */
  readonly outcome?: string | undefined;
}

export interface AuditStore {
  /** The last row; undefined when there is none, and none was erased. */
  head(): Promise<AuditHead | undefined>;
  /** The last row that was erased when its time was over. */
  beginning(): Promise<AuditHead | undefined>;
  /** Adds rows behind `previous`. @returns false when that is not the last one any more: another process added some */
  append(previous: AuditHead, rows: readonly AuditRow[]): Promise<boolean>;
  /** Of all organisations, in order, from behind `after`. */
  page(after: number, limit: number): Promise<readonly AuditRow[]>;
  /** Of one organisation, the newest first, from before `before` and behind `after`. */
  find(query: AuditQuery, before: number, limit: number, after?: number): Promise<readonly AuditRow[]>;
  /** The rows at the beginning that are older than `before`, up to `limit`. */
  old(before: Millis, limit: number): Promise<OldRows | undefined>;
  /** The rows up to this one. @returns how many; 0 when another process has erased it */
  erase(upTo: AuditHead): Promise<number>;
}
