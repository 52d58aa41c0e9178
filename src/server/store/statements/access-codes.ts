import type { AppointmentId, Millis, PersonId, ThreadId } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { CodeAttempt, CodeRecord } from "../../ports/access-code-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { type RowOf, recordFrom } from "../record-from.ts";
import { lockThread } from "./membership.ts";
import { IS_MEMBER } from "./threads.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Of `access_codes c`; in the names of CodeRecord. */
export const CODE_COLUMNS = `
  c.id, c.organisation_id AS "organisationId", c.person_id AS "personId", c.thread_id AS "threadId",
  c.appointment_id AS "appointmentId", c.hash, c.proof_hash AS "proofHash", c.code AS "sealed",
  c.made_at AS "madeAt", c.ends_at AS "endsAt"`;

/** Changes nothing but takes the person's row, so that on PostgreSQL two who make codes for them do so in turn. */
const LOCK = statement("UPDATE people SET guest = guest WHERE id = $1 AND deleted_at IS NULL");
const FREE_ENDED = statement("DELETE FROM access_codes WHERE hash = $1 AND ends_at <= $2");
const PUT = statement(`
  INSERT INTO access_codes
    (id, organisation_id, person_id, thread_id, appointment_id, hash, proof_hash, code, made_at, ends_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (hash) DO NOTHING`);
const REPLACE = statement(`
  DELETE FROM access_codes WHERE person_id = $1 AND thread_id = $2 AND appointment_id IS NULL AND id <> $3`);
const REPLACE_OF_APPOINTMENT = statement(`
  DELETE FROM access_codes WHERE person_id = $1 AND appointment_id = $2 AND id <> $3`);
/** An admission is of a code that is there. */
const ERASE_LOST_ADMISSIONS = statement(`
  DELETE FROM admissions WHERE ends_at <= $1 OR code_id NOT IN (SELECT id FROM access_codes)`);

const FIND = statement(`
  SELECT ${CODE_COLUMNS} FROM access_codes c JOIN people p ON p.id = c.person_id
  WHERE c.hash = $1 AND c.ends_at > $2 AND p.deleted_at IS NULL`);
const COUNT = statement(`
  INSERT INTO wrong_codes (day, tried) VALUES ($1, $2)
  ON CONFLICT (day) DO UPDATE SET tried = wrong_codes.tried + excluded.tried RETURNING tried`);

const LIVING_OF_THREAD = statement(`
  SELECT ${CODE_COLUMNS} FROM access_codes c
  WHERE c.thread_id = $1 AND c.appointment_id IS NULL AND c.ends_at > $2 ORDER BY c.made_at, c.id`);
const LIVING_OF_APPOINTMENT = statement(`
  SELECT ${CODE_COLUMNS} FROM appointments a JOIN access_codes c ON c.thread_id = a.thread_id
  WHERE a.id = $1 AND c.appointment_id = $1 AND c.ends_at > $2 ORDER BY c.made_at, c.id`);
const REVOKE = statement(`
  DELETE FROM access_codes WHERE person_id = $1 AND thread_id = $2 AND appointment_id IS NULL`);
const ERASE_ENDED = statement("DELETE FROM access_codes WHERE ends_at <= $1");
const FORGET_DAYS = statement("DELETE FROM wrong_codes WHERE day < $1");

const COUNT_BY_NAME = statement(`
  INSERT INTO wrong_codes (day, tried, by_name) VALUES ($1, 0, 1)
  ON CONFLICT (day) DO UPDATE SET by_name = wrong_codes.by_name + 1 RETURNING by_name AS "byName"`);

export type CodeRow = RowOf<CodeRecord>;

export function* putCode(code: CodeRecord): Deed<boolean> {
  const { id, organisationId, personId, threadId, appointmentId, hash, proofHash, sealed, madeAt, endsAt } =
    code;
  if ((yield* run(LOCK, personId)) === 0) throw new Refusal("person-not-found");
  // So that who is removed at the same moment has either the code ended with the membership, or none made any more.
  yield* lockThread(threadId);
  if (!(yield* get(IS_MEMBER, personId, threadId))) throw new Refusal("member-not-found");
  yield* run(FREE_ENDED, hash, madeAt);
  const place = [organisationId, personId, threadId, appointmentId ?? null] as const;
  if ((yield* run(PUT, id, ...place, hash, proofHash ?? null, sealed, madeAt, endsAt)) === 0) return false;
  if (appointmentId === undefined) yield* run(REPLACE, personId, threadId, id);
  else yield* run(REPLACE_OF_APPOINTMENT, personId, appointmentId, id);
  return true;
}

/** A right code writes what a wrong one does: the same row, by 0 in place of 1. */
export function* tryCode(hash: string, day: number, now: Millis): Deed<CodeAttempt> {
  const row = yield* get<CodeRow>(FIND, hash, now);
  const wrong = row === undefined ? 1 : 0;
  const tried = yield* countWrongCodes(day, wrong);
  return { code: row && recordFrom<CodeRecord>(row), wrongToday: tried - wrong };
}

/** @returns how many there are on that day with these */
export function* countWrongCodes(day: number, wrong: number): Deed<number> {
  return (yield* get<{ tried: number }>(COUNT, day, wrong))?.tried ?? wrong;
}

export function* countByName(day: number): Deed<number> {
  return (yield* get<{ byName: number }>(COUNT_BY_NAME, day))?.byName ?? 1;
}

export function* livingCodes(
  of: { readonly threadId: ThreadId } | { readonly appointmentId: AppointmentId },
  now: Millis,
): Deed<CodeRecord[]> {
  const rows =
    "threadId" in of
      ? yield* all<CodeRow>(LIVING_OF_THREAD, of.threadId, now)
      : yield* all<CodeRow>(LIVING_OF_APPOINTMENT, of.appointmentId, now);
  return rows.map((row) => recordFrom<CodeRecord>(row));
}

export function* revokeCode(personId: PersonId, threadId: ThreadId): Deed<void> {
  yield* run(REVOKE, personId, threadId);
}

export function* eraseEndedCodes(now: Millis): Deed<number> {
  const erased = yield* run(ERASE_ENDED, now);
  yield* run(ERASE_LOST_ADMISSIONS, now);
  yield* run(FORGET_DAYS, Math.floor(now / DAY_MS));
  return erased;
}
