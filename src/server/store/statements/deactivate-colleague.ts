import { MAX_MEMBERS } from "../../../shared/protocol/limits.ts";
import type { AppointmentId, Millis, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { isHost } from "../../domain/person.ts";
import type { Administrator, Deactivated } from "../../ports/colleague-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { rolesFromBits } from "../roles.ts";
import { endAppointment } from "./appointments.ts";
import {
  administratorsOf,
  colleagueToChange,
  endLinksOf,
  endSessionsOfAccount,
  keepAnAdministrator,
} from "./colleagues.ts";
import { keepContact } from "./contacts.ts";
import { addMembers } from "./membership.ts";
import { removeMember } from "./remove-member.ts";
import { threadsOf } from "./threads.ts";

const DEACTIVATE = statement("UPDATE people SET deactivated_at = $2 WHERE id = $1");
/** What could still bring them in, or reach them. One that is being handed over ends as letters do (letters.ts). */
const END = [
  "DELETE FROM ceremonies WHERE person_id = $1",
  "DELETE FROM chat_requests WHERE person_id = $1 AND confirmed_at IS NULL",
  "DELETE FROM letters WHERE person_id = $1 AND state <> 'handing-over'",
].map(statement);
const HOSTED = statement(`
  SELECT id AS "id" FROM appointments WHERE host_id = $1 AND ends_at > $2 ORDER BY id`);

const PLACE = statement(`
  SELECT sees_after AS "seesAfter", read FROM members WHERE person_id = $1 AND thread_id = $2`);
const LEFT = statement(`
  SELECT p.guest, p.roles FROM members m JOIN people p ON p.id = m.person_id
  WHERE m.thread_id = $1 AND m.left_at IS NULL`);
const TAKE_PLACE = statement(`
  UPDATE members SET sees_after = $3, delivered = $4, read = $4
  WHERE thread_id = $1 AND person_id IN (SELECT value FROM json_each($2))`);

const KEPT = statement(`
  SELECT k.person_id AS "id",
    (SELECT count(*) FROM contact_keepers o WHERE o.person_id = k.person_id AND o.host_id <> k.host_id) AS "others"
  FROM contact_keepers k WHERE k.host_id = $1 ORDER BY k.person_id`);
const KEEP_NO_MORE = statement("DELETE FROM contact_keepers WHERE host_id = $1");

export function* deactivateColleague(by: Administrator, id: PersonId, now: Millis): Deed<Deactivated> {
  const before = yield* colleagueToChange(by, id);
  if (before.deactivated)
    return { threads: [], sessions: [], appointments: [], keeper: undefined, passed: [], shared: [] };
  yield* run(DEACTIVATE, id, now);
  yield* keepAnAdministrator(before);
  const able = yield* administratorsOf(by.organisationId);
  const heirs = [...new Set(by.id === id ? able : [by.id, ...able])];
  const appointments = (yield* all<{ id: AppointmentId }>(HOSTED, id, now)).map((one) => one.id);
  for (const appointment of appointments) yield* endAppointment(appointment, now);
  const threads = yield* threadsOf(id);
  for (const threadId of threads) yield* passThread(threadId, id, heirs, now);
  const contacts = yield* passContacts(id, heirs[0]);
  yield* endLinksOf(id);
  for (const end of END) yield* run(end, id);
  return { threads, sessions: yield* endSessionsOfAccount(id), appointments, ...contacts };
}

/**
 * They leave. Where people are left and none of them can be the host, the administrators come in, so that nobody
 * writes into nowhere: in place of the one who left where there are guests (what a patient wrote is read by
 * somebody), and from now on where there are none (what colleagues wrote to each other was for them alone).
 */
function* passThread(threadId: ThreadId, id: PersonId, heirs: readonly PersonId[], now: Millis): Deed<void> {
  const place = yield* get<{ seesAfter: Version; read: Version }>(PLACE, id, threadId);
  yield* removeMember(threadId, id, now);
  const left = yield* all<{ guest: number; roles: number }>(LEFT, threadId);
  if (left.length === 0 || left.some(({ roles }) => isHost(rolesFromBits(roles)))) return;
  const coming = heirs.slice(0, MAX_MEMBERS - left.length);
  yield* addMembers(threadId, coming, { seesAfter: undefined, most: MAX_MEMBERS, now });
  if (place && left.some(({ guest }) => guest === 1))
    yield* run(TAKE_PLACE, threadId, JSON.stringify(coming), place.seesAfter, place.read);
}

function* passContacts(id: PersonId, keeper: PersonId | undefined) {
  const kept = yield* all<{ id: PersonId; others: number }>(KEPT, id);
  const passed = kept.filter(({ others }) => others === 0).map((one) => one.id);
  const shared = kept.filter(({ others }) => others > 0).map((one) => one.id);
  yield* run(KEEP_NO_MORE, id);
  if (keeper !== undefined) for (const contact of passed) yield* keepContact(keeper, contact);
  return { keeper: passed.length > 0 ? keeper : undefined, passed, shared };
}
