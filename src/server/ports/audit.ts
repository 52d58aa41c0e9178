import type { Millis, OrganisationId } from "../domain/identifiers.ts";

export type ActorKind = "account" | "guest" | "support" | "system" | "nobody";

/** Something that happened and must be known for six years: identifiers only, no name and no word of anybody. */
export interface AuditEvent {
  /** What was done, as `thing.verb`: `sign-in.done`, `member.added`, `file.downloaded` (src/server/domain/audit-actions.ts). */
  readonly action: string;
  /** Undefined: of the installation. */
  readonly organisationId: OrganisationId | undefined;
  readonly actor: { readonly kind: ActorKind; readonly id?: number };
  readonly object?: { readonly kind: string; readonly id?: number };
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

export interface Audit {
  /** Resolves when it is on disk, in the chain. */
  record(event: AuditEvent): Promise<void>;
}

export interface AuditRow extends AuditEvent {
  readonly seq: number;
  readonly at: Millis;
  readonly network: string | undefined;
  readonly hash: Uint8Array;
}
