import type { AppointmentId, Millis, PersonId } from "../../domain/identifiers.ts";
import type { AppointmentPerson, AppointmentRecord } from "../../ports/appointment-store.ts";
import { all, type Deed, run, statement } from "../deed.ts";
import { type RowOf, recordFrom } from "../record-from.ts";

const PUT = statement(`
  INSERT INTO appointments (id, organisation_id, host_id, thread_id, starts_at, ends_at, made_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`);
const PUT_PEOPLE = statement(`
  INSERT INTO appointment_people (appointment_id, person_id, waiting_since, connected_at)
  SELECT a.id, p.id, NULL, NULL FROM appointments a JOIN people p ON p.organisation_id = a.organisation_id
  WHERE a.id = $1 AND p.deleted_at IS NULL AND p.id IN (SELECT value FROM json_each($2))`);

const COLUMNS = `
  id, organisation_id AS "organisationId", host_id AS "hostId", thread_id AS "threadId",
  starts_at AS "startsAt", ends_at AS "endsAt"`;
const OF_HOST = statement(`
  SELECT ${COLUMNS} FROM appointments a WHERE host_id = $1 AND ends_at > $2
    AND EXISTS (SELECT 1 FROM members WHERE person_id = a.host_id AND thread_id = a.thread_id AND left_at IS NULL)
  ORDER BY starts_at, id`);
const OF_PERSON = statement(`
  SELECT ${COLUMNS} FROM appointments
  WHERE id IN (SELECT appointment_id FROM appointment_people WHERE person_id = $1) AND ends_at > $2
  ORDER BY starts_at, id`);
const ONE = statement(`SELECT ${COLUMNS} FROM appointments WHERE id = $1 AND ends_at > $2`);
const PEOPLE = statement(`
  SELECT a.appointment_id AS "appointmentId", p.id AS "personId", p.guest, p.name, p.sealed_name AS "sealedName",
    a.waiting_since AS "waitingSince", a.connected_at AS "connectedAt"
  FROM appointment_people a JOIN people p ON p.id = a.person_id
  WHERE a.appointment_id IN (SELECT value FROM json_each($1)) ORDER BY p.search_key, p.id`);
const EVERYBODY_WAITING = statement(`
  SELECT w.appointment_id AS "appointmentId", w.person_id AS "personId"
  FROM appointments a JOIN appointment_people w ON w.appointment_id = a.id
  WHERE a.ends_at > $1 AND w.waiting_since IS NOT NULL ORDER BY w.appointment_id, w.person_id`);

const WAITS = statement(`
  UPDATE appointment_people SET waiting_since = $3
  WHERE appointment_id = $1 AND person_id = $2 AND waiting_since IS NULL`);
const IS_GONE = statement(`
  UPDATE appointment_people SET waiting_since = NULL
  WHERE appointment_id = $1 AND person_id = $2 AND waiting_since IS NOT NULL`);
const CONNECT = statement(`
  UPDATE appointment_people SET connected_at = $3, waiting_since = NULL
  WHERE appointment_id = $1 AND person_id = $2`);

const END = statement("UPDATE appointments SET ends_at = $2 WHERE id = $1 AND ends_at > $2");
const ALL_ARE_GONE = statement(
  "UPDATE appointment_people SET waiting_since = NULL WHERE appointment_id = $1",
);
const END_ADMISSIONS = statement(`
  DELETE FROM admissions WHERE code_id IN
    (SELECT c.id FROM appointments a JOIN access_codes c ON c.thread_id = a.thread_id
     WHERE a.id = $1 AND c.appointment_id = $1)`);
const END_CODES = statement(`
  DELETE FROM access_codes WHERE appointment_id = $1
    AND thread_id = (SELECT thread_id FROM appointments WHERE id = $1)`);
const CALL_OFF = statement("DELETE FROM letters WHERE state = 'waiting' AND appointment_id = $1");

const ENDED = statement(`SELECT id AS "id" FROM appointments WHERE ends_at <= $1`);
const ERASE_PEOPLE = statement("DELETE FROM appointment_people WHERE appointment_id = $1");
const ERASE = statement("DELETE FROM appointments WHERE id = $1");

type PersonRow = RowOf<Omit<AppointmentPerson, "guest">> & { appointmentId: AppointmentId; guest: number };

function personFrom({ appointmentId, guest, ...row }: PersonRow): AppointmentPerson {
  return { ...recordFrom<Omit<AppointmentPerson, "guest">>(row), guest: guest === 1 };
}

function* withPeople(appointments: Omit<AppointmentRecord, "people">[]): Deed<AppointmentRecord[]> {
  const rows = yield* all<PersonRow>(PEOPLE, JSON.stringify(appointments.map(({ id }) => id)));
  const people = Map.groupBy(rows, ({ appointmentId }) => appointmentId);
  return appointments.map((each) => ({ ...each, people: (people.get(each.id) ?? []).map(personFrom) }));
}

export function* putAppointment(
  appointment: Omit<AppointmentRecord, "people"> & { people: readonly PersonId[]; now: Millis },
): Deed<void> {
  const { id, organisationId, hostId, threadId, startsAt, endsAt, people, now } = appointment;
  yield* run(PUT, id, organisationId, hostId, threadId, startsAt, endsAt, now);
  yield* run(PUT_PEOPLE, id, JSON.stringify(people));
}

export function* appointmentsOfHost(hostId: PersonId, now: Millis): Deed<AppointmentRecord[]> {
  return yield* withPeople(yield* all<Omit<AppointmentRecord, "people">>(OF_HOST, hostId, now));
}

export function* appointmentsOfPerson(personId: PersonId, now: Millis): Deed<AppointmentRecord[]> {
  return yield* withPeople(yield* all<Omit<AppointmentRecord, "people">>(OF_PERSON, personId, now));
}

export function* findAppointment(id: AppointmentId, now: Millis): Deed<AppointmentRecord | undefined> {
  const found = yield* withPeople(yield* all<Omit<AppointmentRecord, "people">>(ONE, id, now));
  return found[0];
}

export function* everybodyWaiting(now: Millis): Deed<{ appointmentId: AppointmentId; personId: PersonId }[]> {
  return yield* all<{ appointmentId: AppointmentId; personId: PersonId }>(EVERYBODY_WAITING, now);
}

export function* setWaiting(id: AppointmentId, personId: PersonId, since: Millis | undefined): Deed<boolean> {
  const changed =
    since === undefined ? yield* run(IS_GONE, id, personId) : yield* run(WAITS, id, personId, since);
  return changed === 1;
}

export function* connectPerson(id: AppointmentId, personId: PersonId, now: Millis): Deed<boolean> {
  return (yield* run(CONNECT, id, personId, now)) === 1;
}

export function* endAppointment(id: AppointmentId, now: Millis): Deed<void> {
  yield* run(END, id, now);
  yield* run(ALL_ARE_GONE, id);
  yield* endCodes(id);
}

function* endCodes(id: AppointmentId): Deed<void> {
  yield* run(END_ADMISSIONS, id);
  yield* run(END_CODES, id);
  yield* run(CALL_OFF, id);
}

export function* eraseEndedAppointments(endedBefore: Millis): Deed<number> {
  const ended = yield* all<{ id: AppointmentId }>(ENDED, endedBefore);
  for (const { id } of ended) {
    yield* endCodes(id);
    yield* run(ERASE_PEOPLE, id);
    yield* run(ERASE, id);
  }
  return ended.length;
}
