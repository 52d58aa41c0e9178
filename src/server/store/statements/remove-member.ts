import type { AppointmentId, Millis, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { isHost } from "../../domain/person.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { rolesFromBits } from "../roles.ts";
import { endAppointment } from "./appointments.ts";
import { revokeOfThread } from "./invitations.ts";
import { leave } from "./membership.ts";

/** What leads into the thread, and into its waiting room, ends with the membership. */
const END_ADMISSIONS = statement(`
  DELETE FROM admissions WHERE code_id IN (SELECT id FROM access_codes WHERE person_id = $1 AND thread_id = $2)`);
const END_CODES = statement("DELETE FROM access_codes WHERE person_id = $1 AND thread_id = $2");
const END_APPOINTMENTS = statement(`
  DELETE FROM appointment_people
  WHERE person_id = $1 AND appointment_id IN (SELECT id FROM appointments WHERE thread_id = $2)`);

/** A host knows codes of others: those of their appointments here, and those of the chat. */
const ROLES = statement("SELECT roles FROM people WHERE id = $1");
const HOSTED = statement(`
  SELECT id AS "id" FROM appointments WHERE host_id = $1 AND thread_id = $2 AND ends_at > $3 ORDER BY id`);
const END_ADMISSIONS_OF_CHAT = statement(`
  DELETE FROM admissions WHERE code_id IN
    (SELECT id FROM access_codes WHERE thread_id = $1 AND appointment_id IS NULL)`);
const END_CODES_OF_CHAT = statement(
  "DELETE FROM access_codes WHERE thread_id = $1 AND appointment_id IS NULL",
);

export function* removeMember(
  threadId: ThreadId,
  personId: PersonId,
  now: Millis,
): Deed<Version | undefined> {
  const version = yield* leave(threadId, personId, now);
  if (version === undefined) return undefined;
  yield* run(END_ADMISSIONS, personId, threadId);
  yield* run(END_CODES, personId, threadId);
  yield* run(END_APPOINTMENTS, personId, threadId);
  yield* revokeOfThread(personId, threadId, now);
  yield* endWhatHostKnows(threadId, personId, now);
  return version;
}

function* endWhatHostKnows(threadId: ThreadId, personId: PersonId, now: Millis): Deed<void> {
  const person = yield* get<{ roles: number }>(ROLES, personId);
  if (!isHost(rolesFromBits(person?.roles ?? 0))) return;
  for (const { id } of yield* all<{ id: AppointmentId }>(HOSTED, personId, threadId, now))
    yield* endAppointment(id, now);
  yield* run(END_ADMISSIONS_OF_CHAT, threadId);
  yield* run(END_CODES_OF_CHAT, threadId);
}
