import type { Millis } from "../../domain/identifiers.ts";
import { all, type Deed, statement } from "../deed.ts";
import { deleteBlankBodies, eraseBodies } from "./bodies.ts";

/** Traces of deleted messages are rows of the same table, and go when the message itself would have gone. */
const ERASE = statement(`
  DELETE FROM messages WHERE (thread_id, seq) IN
    (SELECT thread_id, seq FROM messages WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
  RETURNING body_id AS "bodyId"`);

export function* erase(now: Millis, limit: number): Deed<number> {
  const erased = yield* all<{ bodyId: number }>(ERASE, now, limit);
  if (erased.length > 0) yield* eraseBodies(erased.map(({ bodyId }) => bodyId));
  yield* deleteBlankBodies(2 * limit);
  return erased.length;
}
