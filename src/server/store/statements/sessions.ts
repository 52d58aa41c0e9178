import type { Millis, OrganisationId, PersonId, SessionId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { isRestricted } from "../../domain/second-factor.ts";
import type {
  DeviceSession,
  ErasedSessions,
  FirstFactor,
  FoundSession,
  MovedSession,
  SessionEnds,
} from "../../ports/people-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { stillHolds } from "./first-factor.ts";
import { PERSON_COLUMNS, type PersonRow, personFrom } from "./people.ts";

const START = statement(`
  INSERT INTO sessions (id, hash, person_id, started_at, ends_at, idle_ms, longest_ends_at, seen_at, proved_at, begun)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $4, $4, $8)`);
/** Of one person, on however many devices: who signs in without end would fill the database. */
const MOST_SESSIONS = 50;
const END_OLDEST = statement(`
  DELETE FROM sessions WHERE person_id = $1 AND id NOT IN (
    SELECT id FROM sessions WHERE person_id = $1 ORDER BY started_at DESC, id LIMIT $2)`);
const LOG_OFF_TIMES = statement(`
  SELECT o.idle_ms AS "idleMs", o.longest_ms AS "longestMs"
  FROM people p JOIN organisations o ON o.id = p.organisation_id
  WHERE p.id = $1 AND p.guest = 0 AND p.deactivated_at IS NULL AND p.deleted_at IS NULL`);
const NAME_DEVICE = statement("UPDATE sessions SET device = $2 WHERE id = $1");
/** One that has ended does not come back. */
const ACTIVE = statement(`
  UPDATE sessions
  SET ends_at = CASE WHEN longest_ends_at < $2 + idle_ms THEN longest_ends_at ELSE $2 + idle_ms END, seen_at = $2
  WHERE id = $1 AND idle_ms IS NOT NULL AND ends_at > $2 AND seen_at < $2`);
const ENDS = statement(`
  SELECT ends_at AS "endsAt", longest_ends_at AS "longestEndsAt" FROM sessions WHERE id = $1`);
const FIND = statement(`
  SELECT s.id AS "sessionId", s.ends_at AS "endsAt", s.longest_ends_at AS "longestEndsAt", s.seen_at AS "seenAt",
    s.proved_at AS "provedAt", s.begun, o.second_factor AS "secondFactorAsked",
    CASE WHEN p.password_hash IS NULL THEN 0 ELSE p.password_short END AS "shortPassword",
    CASE WHEN p.totp IS NULL THEN 0 ELSE 1 END AS totp,
    (SELECT count(*) FROM passkeys k WHERE k.person_id = p.id) AS passkeys, ${PERSON_COLUMNS}
  FROM sessions s JOIN people p ON p.id = s.person_id JOIN organisations o ON o.id = p.organisation_id
  WHERE s.hash = $1 AND s.ends_at > $2 AND p.deleted_at IS NULL AND p.deactivated_at IS NULL`);
const PROVED = statement("UPDATE sessions SET proved_at = $2 WHERE id = $1");
const LIST = statement(`
  SELECT id, device, started_at AS "startedAt", seen_at AS "seenAt" FROM sessions
  WHERE person_id = $1 AND ends_at > $2 ORDER BY started_at DESC, id`);
const END = statement("DELETE FROM sessions WHERE id = $1");
const END_OF = statement("DELETE FROM sessions WHERE id = $1 AND person_id = $2");
const OTHERS = statement("SELECT id FROM sessions WHERE person_id = $1 AND id <> $2");
const END_OTHERS = statement("DELETE FROM sessions WHERE person_id = $1 AND id <> $2");
const ORGANISATIONS_TIMES = statement(`
  SELECT idle_ms AS "idleMs", longest_ms AS "longestMs" FROM organisations WHERE id = $1`);
/** Sessions of account holders alone have a longest end. */
const APPLY = statement(`
  UPDATE sessions
  SET idle_ms = $2, longest_ends_at = started_at + $3,
    ends_at = CASE WHEN started_at + $3 < seen_at + $2 THEN started_at + $3 ELSE seen_at + $2 END
  WHERE longest_ends_at IS NOT NULL AND ends_at > $4
    AND person_id IN (SELECT id FROM people WHERE organisation_id = $1)`);
const APPLIED = statement(`
  SELECT s.id, s.person_id AS "personId", s.ends_at AS "endsAt", s.longest_ends_at AS "longestEndsAt",
    s.seen_at AS "seenAt"
  FROM sessions s JOIN people p ON p.id = s.person_id
  WHERE p.organisation_id = $1 AND s.longest_ends_at IS NOT NULL`);
const ERASE_SESSIONS = statement(`
  DELETE FROM sessions WHERE ends_at <= $1
  RETURNING id, person_id AS "personId", ends_at AS "endsAt", longest_ends_at AS "longestEndsAt"`);
const ERASE_LINKS = statement("DELETE FROM links WHERE ends_at <= $1");

interface NewSession {
  id: SessionId;
  hash: string;
  personId: PersonId;
  now: Millis;
}

export function* startSession(session: NewSession & { endsAt: Millis; idleMs?: Millis }): Deed<void> {
  const { id, hash, personId, now, endsAt, idleMs } = session;
  yield* run(START, id, hash, personId, now, endsAt, idleMs ?? null, null, null);
}

interface Times {
  idleMs: Millis;
  longestMs: Millis;
}

export function* startSessionOfAccount(
  session: NewSession & { firstFactor: FirstFactor },
): Deed<SessionEnds | undefined> {
  const { id, hash, personId, now, firstFactor } = session;
  if (!(yield* stillHolds(personId, firstFactor))) return undefined;
  const { subjectHash } = firstFactor;
  const times = yield* get<Times>(LOG_OFF_TIMES, personId);
  if (!times) return undefined;
  const longestEndsAt = now + times.longestMs;
  const endsAt = Math.min(now + times.idleMs, longestEndsAt);
  yield* run(END_OLDEST, personId, MOST_SESSIONS - 1);
  yield* run(
    START,
    id,
    hash,
    personId,
    now,
    endsAt,
    times.idleMs,
    longestEndsAt,
    subjectHash === undefined ? "here" : "provider",
  );
  return { endsAt, longestEndsAt };
}

export function* nameDevice(id: SessionId, device: string): Deed<void> {
  yield* run(NAME_DEVICE, id, device);
}

interface EndsRow {
  endsAt: Millis;
  longestEndsAt: Millis | null;
}

export function* sessionActive(id: SessionId, now: Millis): Deed<SessionEnds | undefined> {
  if ((yield* run(ACTIVE, id, now)) === 0) return undefined;
  const row = yield* get<EndsRow>(ENDS, id);
  return row && { endsAt: row.endsAt, longestEndsAt: row.longestEndsAt ?? undefined };
}

interface SessionRow extends PersonRow, EndsRow {
  sessionId: SessionId;
  seenAt: Millis;
  provedAt: Millis;
  begun: "here" | "provider" | null;
  secondFactorAsked: number;
  shortPassword: number;
  totp: number;
  passkeys: number;
}

export function* findSession(hash: string, now: Millis): Deed<FoundSession | undefined> {
  const row = yield* get<SessionRow>(FIND, hash, now);
  if (!row) return undefined;
  const { sessionId: id, endsAt, longestEndsAt, seenAt, provedAt } = row;
  const person = personFrom(row);
  const ends = { endsAt, longestEndsAt: longestEndsAt ?? undefined };
  return { id, ...ends, seenAt, provedAt, restricted: isRestrictedNow(row, person), person };
}

/** By what is so at this moment. At the organisation's provider its own rules count. */
function isRestrictedNow(row: SessionRow, { roles, support }: Person): boolean {
  const asked = { roles, support: support === true, secondFactorAsked: row.secondFactorAsked === 1 };
  const has = { totp: row.totp === 1, passkeys: row.passkeys, shortPassword: row.shortPassword === 1 };
  return row.begun === "here" && isRestricted({ ...asked, ...has });
}

export function* sessionProved(id: SessionId, now: Millis): Deed<void> {
  yield* run(PROVED, id, now);
}

export function* listSessions(personId: PersonId, now: Millis): Deed<DeviceSession[]> {
  return yield* all<DeviceSession>(LIST, personId, now);
}

export function* endSession(id: SessionId): Deed<void> {
  yield* run(END, id);
}

export function* endSessionOf(personId: PersonId, id: SessionId): Deed<boolean> {
  return (yield* run(END_OF, id, personId)) > 0;
}

/** No session has the id 0: without `except` all of them end. */
export function* endSessionsOf(personId: PersonId, except: SessionId | 0): Deed<SessionId[]> {
  const others = yield* all<{ id: SessionId }>(OTHERS, personId, except);
  if (others.length > 0) yield* run(END_OTHERS, personId, except);
  return others.map(({ id }) => id);
}

export function* applyLogOffTimes(organisationId: OrganisationId, now: Millis): Deed<MovedSession[]> {
  const times = yield* get<Times>(ORGANISATIONS_TIMES, organisationId);
  if (!times) return [];
  yield* run(APPLY, organisationId, times.idleMs, times.longestMs, now);
  const rows = yield* all<MovedSession & EndsRow>(APPLIED, organisationId);
  return rows.map((row) => ({ ...row, longestEndsAt: row.longestEndsAt ?? undefined }));
}

export function* eraseEnded(now: Millis): Deed<ErasedSessions> {
  const sessions = yield* all<EndsRow & { id: SessionId; personId: PersonId }>(ERASE_SESSIONS, now);
  const links = yield* run(ERASE_LINKS, now);
  const loggedOff = sessions.flatMap(({ longestEndsAt, ...session }) =>
    longestEndsAt === null ? [] : [{ ...session, longestEndsAt }],
  );
  return { rows: sessions.length + links, loggedOff };
}
