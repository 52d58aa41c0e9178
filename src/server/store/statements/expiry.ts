import type { Epoch } from "../../domain/epoch.ts";
import type { Millis, OrganisationId } from "../../domain/identifiers.ts";
import { all, type Deed, get, statement } from "../deed.ts";
import { deleteBlankBodies, eraseBodies } from "./bodies.ts";

/** Traces of deleted messages are rows of the same table, and go when the message itself would have gone. */
const ERASE = statement(`
  DELETE FROM messages WHERE (thread_id, seq) IN
    (SELECT thread_id, seq FROM messages WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
  RETURNING body_id AS "bodyId"`);

const OF_EPOCH = statement(`
  SELECT 1 AS "one" FROM messages
  WHERE epoch = $2 AND organisation_id = $1 AND removed_version IS NULL LIMIT 1`);

export function* erase(now: Millis, limit: number): Deed<number> {
  const erased = yield* all<{ bodyId: number }>(ERASE, now, limit);
  if (erased.length > 0) yield* eraseBodies(erased.map(({ bodyId }) => bodyId));
  yield* deleteBlankBodies(2 * limit);
  return erased.length;
}

export function* holdsEpoch(organisationId: OrganisationId, epoch: Epoch): Deed<boolean> {
  return (yield* get(OF_EPOCH, organisationId, epoch)) !== undefined;
}
