import type { Millis, PersonId, ThreadId } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { AccessEnded } from "../../ports/contact-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";
import { lockThread, raiseForMembers } from "./membership.ts";
import { eraseGuest, lockGuest, sessionsOf } from "./remove-contact.ts";
import { members, threadsOf } from "./threads.ts";

const SAME_ORGANISATION = statement(`
  SELECT 1 AS "one" FROM people f JOIN people i ON i.organisation_id = f.organisation_id
  WHERE f.id = $1 AND i.id = $2 AND f.id <> i.id`);

/** Who is a member already keeps what they had; who left before comes in with what `from` has. */
const TAKE_PLACE = statement(`
  INSERT INTO members (person_id, thread_id, sees_after, delivered, read, read_at, left_at, notified_at)
  SELECT $2, thread_id, sees_after, delivered, read, read_at, NULL, notified_at FROM members
  WHERE person_id = $1 AND thread_id = $3
  ON CONFLICT (person_id, thread_id) DO UPDATE SET left_at = NULL, sees_after = excluded.sees_after,
    delivered = excluded.delivered, read = excluded.read, notified_at = excluded.notified_at
  WHERE members.left_at IS NOT NULL`);
const LEAVE = statement("UPDATE members SET left_at = $3 WHERE person_id = $1 AND thread_id = $2");

/** `$1` is `from` and `$2` is `into`. What `into` has already stays as it is. */
const TAKE_OVER = [
  `INSERT INTO contact_keepers (host_id, person_id) SELECT host_id, $2 FROM contact_keepers WHERE person_id = $1
   ON CONFLICT (host_id, person_id) DO NOTHING`,
  // Nobody is in the waiting room as `into` yet: the pages of `from` are closed, and say so again when they are back.
  `INSERT INTO appointment_people (appointment_id, person_id, waiting_since, connected_at)
   SELECT appointment_id, $2, NULL, connected_at FROM appointment_people WHERE person_id = $1
   ON CONFLICT (appointment_id, person_id) DO NOTHING`,
  `INSERT INTO notification_settings (person_id, channel, quiet_from, quiet_until, time_zone)
   SELECT $2, channel, quiet_from, quiet_until, time_zone FROM notification_settings WHERE person_id = $1
   ON CONFLICT (person_id) DO UPDATE SET channel = excluded.channel, quiet_from = excluded.quiet_from,
     quiet_until = excluded.quiet_until, time_zone = excluded.time_zone
   WHERE notification_settings.channel IS NULL AND excluded.channel IS NOT NULL`,
  "UPDATE sessions SET person_id = $2 WHERE person_id = $1",
  "UPDATE invitations SET person_id = $2 WHERE person_id = $1",
  "UPDATE access_codes SET person_id = $2 WHERE person_id = $1",
  "UPDATE letters SET person_id = $2 WHERE person_id = $1",
  // An upload goes on, and whoever lost the answer to its last byte finds that it was sent.
  "UPDATE files SET author_id = $2 WHERE author_id = $1 AND state <> 'gone'",
  "UPDATE counted_uploads SET person_id = $2 WHERE person_id = $1",
].map(statement);

/**
 * Messages keep their author, so `from` keeps the sealed name, which is bound to its own id.
 * @throws Refusal `contact-not-found` unless both are guests of one organisation, and two
 */
export function* mergeContacts(from: PersonId, into: PersonId, now: Millis): Deed<AccessEnded> {
  for (const id of from < into ? [from, into] : [into, from])
    if (!(yield* lockGuest(id))) throw new Refusal("contact-not-found");
  if (!(yield* get(SAME_ORGANISATION, from, into))) throw new Refusal("contact-not-found");
  const threads = yield* threadsOf(from);
  for (const threadId of threads) yield* takePlace(threadId, from, into, now);
  const sessions = yield* sessionsOf(from);
  for (const take of TAKE_OVER) yield* run(take, from, into);
  yield* eraseGuest(from, now);
  return { threads, sessions };
}

function* takePlace(threadId: ThreadId, from: PersonId, into: PersonId, now: Millis): Deed<void> {
  const thread = yield* lockThread(threadId);
  yield* run(TAKE_PLACE, from, into, threadId);
  yield* run(LEAVE, from, threadId, now);
  yield* raiseForMembers(threadId, thread, yield* members(threadId), 0);
}
