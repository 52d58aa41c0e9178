import type { Millis, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { type Deed, run, statement } from "../deed.ts";
import { revokeInvitations } from "./invitations.ts";
import { leave } from "./membership.ts";

/** What leads into the thread, and into its waiting room, ends with the membership. */
const END_ADMISSIONS = statement(`
  DELETE FROM admissions WHERE code_id IN (SELECT id FROM access_codes WHERE person_id = $1 AND thread_id = $2)`);
const END_CODES = statement("DELETE FROM access_codes WHERE person_id = $1 AND thread_id = $2");
const END_APPOINTMENTS = statement(`
  DELETE FROM appointment_people
  WHERE person_id = $1 AND appointment_id IN (SELECT id FROM appointments WHERE thread_id = $2)`);

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
  yield* revokeInvitations(personId, threadId, now);
  return version;
}
