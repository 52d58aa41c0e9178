import type { Millis, PersonId, SessionId } from "../../domain/identifiers.ts";
import { type Deed, run, statement } from "../deed.ts";
import { revokeInvitations } from "./invitations.ts";
import { endCodesOf, endSessionsOf } from "./remove-contact.ts";

/** Those whose letter has not left are on no device. */
const REVOKE_SENT = statement(`
  UPDATE invitations SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL AND NOT EXISTS
    (SELECT 1 FROM letters l WHERE l.person_id = $1 AND l.invitation_id = invitations.id AND l.state = 'waiting')`);

export function* endAccess(id: PersonId, now: Millis): Deed<SessionId[]> {
  yield* revokeInvitations(id, undefined, now);
  yield* endCodesOf(id);
  return yield* endSessionsOf(id);
}

export function* endDevices(id: PersonId, now: Millis): Deed<SessionId[]> {
  yield* run(REVOKE_SENT, id, now);
  return yield* endSessionsOf(id);
}
