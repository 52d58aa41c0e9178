import type { Millis, PersonId, SessionId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { type Deed, get, run, statement } from "../deed.ts";
import { PERSON_COLUMNS, type PersonRow, personFrom } from "./people.ts";

const START = statement(`
  INSERT INTO sessions (id, hash, person_id, started_at, ends_at, idle_ms) VALUES ($1, $2, $3, $4, $5, $6)`);
/** One that has ended does not come back. */
const ACTIVE = statement(`
  UPDATE sessions SET ends_at = $2 + idle_ms
  WHERE id = $1 AND idle_ms IS NOT NULL AND ends_at > $2 AND ends_at < $2 + idle_ms`);
const FIND = statement(`
  SELECT s.id AS "sessionId", s.ends_at AS "endsAt", ${PERSON_COLUMNS}
  FROM sessions s JOIN people p ON p.id = s.person_id
  WHERE s.hash = $1 AND s.ends_at > $2 AND p.deleted_at IS NULL`);
const END = statement("DELETE FROM sessions WHERE id = $1");
const ERASE_SESSIONS = statement("DELETE FROM sessions WHERE ends_at <= $1");
const ERASE_LINKS = statement("DELETE FROM links WHERE ends_at <= $1");

export function* startSession(session: {
  id: SessionId;
  hash: string;
  personId: PersonId;
  now: Millis;
  endsAt: Millis;
  idleMs?: Millis;
}): Deed<void> {
  const { id, hash, personId, now, endsAt, idleMs } = session;
  yield* run(START, id, hash, personId, now, endsAt, idleMs ?? null);
}

export function* sessionActive(id: SessionId, now: Millis): Deed<void> {
  yield* run(ACTIVE, id, now);
}

export function* findSession(
  hash: string,
  now: Millis,
): Deed<{ id: SessionId; endsAt: Millis; person: Person } | undefined> {
  const row = yield* get<PersonRow & { sessionId: SessionId; endsAt: Millis }>(FIND, hash, now);
  return row && { id: row.sessionId, endsAt: row.endsAt, person: personFrom(row) };
}

export function* endSession(id: SessionId): Deed<void> {
  yield* run(END, id);
}

export function* eraseEnded(now: Millis): Deed<number> {
  return (yield* run(ERASE_SESSIONS, now)) + (yield* run(ERASE_LINKS, now));
}
