import type { Millis } from "../../domain/identifiers.ts";
import { type Deed, run, statement } from "../deed.ts";

/** By the threads that they were in, where messages are found by their clustering. */
const ERASE = statement(`
  UPDATE people SET sealed_name = NULL
  WHERE deleted_at IS NOT NULL AND sealed_name IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM members m JOIN messages x ON x.thread_id = m.thread_id
     WHERE m.person_id = people.id AND x.author_id = people.id
       AND x.expires_at > $1 AND x.removed_version IS NULL)`);

export function* eraseNames(now: Millis): Deed<number> {
  return yield* run(ERASE, now);
}
