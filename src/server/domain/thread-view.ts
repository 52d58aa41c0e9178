import type { Role } from "../../shared/protocol/parts.ts";
import type { Millis, OrganisationId, PersonId, ThreadId, Version } from "./identifiers.ts";

/** Who is in a thread. `seesAfter`: what was said up to this version is not theirs to see. */
export interface Membership {
  readonly personId: PersonId;
  readonly roles: readonly Role[];
  readonly seesAfter: Version;
}

/**
 * A thread as one person may see it. Only a current member gets one; for everybody else the thread does not exist,
 * so that what is forbidden looks the same as what is not there.
 */
export interface ThreadView {
  readonly threadId: ThreadId;
  readonly organisationId: OrganisationId;
  readonly retentionMs: Millis;
  readonly viewer: Membership;
}
