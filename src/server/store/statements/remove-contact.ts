import type { Millis, PersonId, SessionId, ThreadId } from "../../domain/identifiers.ts";
import type { AccessEnded } from "../../ports/contact-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { removeMember } from "./remove-member.ts";
import { threadsOf } from "./threads.ts";

/** Changes nothing but takes the guest's row, so that on PostgreSQL two who end or merge somebody do so in turn. */
const LOCK = statement("UPDATE people SET guest = guest WHERE id = $1 AND guest = 1 AND deleted_at IS NULL");
const UNKEEP = statement("DELETE FROM contact_keepers WHERE host_id = $1 AND person_id = $2");
const ANY_KEEPER = statement(`SELECT 1 AS "one" FROM contact_keepers WHERE person_id = $1 LIMIT 1`);
const SHARED_THREADS = statement(`
  SELECT m.thread_id AS "threadId" FROM members m JOIN members h ON h.thread_id = m.thread_id
  WHERE m.person_id = $2 AND h.person_id = $1 AND m.left_at IS NULL AND h.left_at IS NULL ORDER BY m.thread_id`);

/** An account's are not a host's to end. */
const END_SESSIONS = statement(`
  DELETE FROM sessions WHERE person_id IN (SELECT id FROM people WHERE id = $1 AND guest = 1) RETURNING id AS "id"`);
const SESSIONS = statement(`SELECT id AS "id" FROM sessions WHERE person_id = $1`);
const END_CODES = [
  "DELETE FROM admissions WHERE code_id IN (SELECT id FROM access_codes WHERE person_id = $1)",
  "DELETE FROM access_codes WHERE person_id = $1",
].map(statement);
/** What else holds something of the person, in the order in which it may be deleted. */
const ERASE = [
  // One that is just being handed over is erased when it has been (see letters.ts).
  "DELETE FROM letters WHERE person_id = $1 AND state <> 'handing-over'",
  "DELETE FROM invitations WHERE person_id = $1",
  "DELETE FROM appointment_people WHERE person_id = $1",
  "DELETE FROM notification_settings WHERE person_id = $1",
  "DELETE FROM contact_keepers WHERE person_id = $1",
  "DELETE FROM contacts WHERE person_id = $1",
].map(statement);
const END = statement("UPDATE people SET deleted_at = $2 WHERE id = $1");

/** @returns false when there is no such guest any more */
export function* lockGuest(id: PersonId): Deed<boolean> {
  return (yield* run(LOCK, id)) === 1;
}

export function* sessionsOf(id: PersonId): Deed<SessionId[]> {
  return (yield* all<{ id: SessionId }>(SESSIONS, id)).map((session) => session.id);
}

/** All but the sealed name, which stands beside what the guest wrote for as long as that lives. */
export function* eraseGuest(id: PersonId, now: Millis): Deed<void> {
  yield* endCodesOf(id);
  for (const erase of ERASE) yield* run(erase, id);
  yield* run(END, id, now);
}

export function* endCodesOf(id: PersonId): Deed<void> {
  for (const end of END_CODES) yield* run(end, id);
}

export function* endSessionsOf(id: PersonId): Deed<SessionId[]> {
  return (yield* all<{ id: SessionId }>(END_SESSIONS, id)).map((session) => session.id);
}

export function* removeContact(keeper: PersonId, id: PersonId, now: Millis): Deed<AccessEnded> {
  const nothing = { threads: [], sessions: [] };
  if (!(yield* lockGuest(id)) || (yield* run(UNKEEP, keeper, id)) === 0) return nothing;
  const kept = (yield* get(ANY_KEEPER, id)) !== undefined;
  const threads = kept
    ? (yield* all<{ threadId: ThreadId }>(SHARED_THREADS, keeper, id)).map(({ threadId }) => threadId)
    : yield* threadsOf(id);
  for (const threadId of threads) yield* removeMember(threadId, id, now);
  if (kept) return { threads, sessions: [] };
  const sessions = yield* endSessionsOf(id);
  yield* eraseGuest(id, now);
  return { threads, sessions };
}
