import type { Appointment } from "../../shared/protocol/guest-bodies.ts";
import { MAX_MEMBERS } from "../../shared/protocol/limits.ts";
import type { AppointmentId, Millis, PersonId, ThreadId } from "../domain/identifiers.ts";
import { APPOINTMENT_MS, ROOM_OPENS_BEFORE_MS, SECOND_LETTER_BEYOND_MS } from "../domain/periods.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AppointmentRecord, AppointmentStore } from "../ports/appointment-store.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type AnnounceMembersPorts, announceMembers } from "./announce-members.ts";
import { type ChoosingPorts, guestsAmongChosen } from "./chosen-people.ts";
import { type DescribeAppointmentPorts, describeAppointment } from "./describe-appointment.ts";
import { type MakeCodePorts, makeCode } from "./make-code.ts";
import type { WriteLetter } from "./write-letter.ts";

interface Ports extends AnnounceMembersPorts, ChoosingPorts, DescribeAppointmentPorts, MakeCodePorts {
  readonly codes: DescribeAppointmentPorts["codes"] & MakeCodePorts["codes"];
  readonly details: DescribeAppointmentPorts["details"] & MakeCodePorts["details"];
  readonly contacts: ChoosingPorts["contacts"] & MakeCodePorts["contacts"];
  readonly threads: AnnounceMembersPorts["threads"] & Pick<ThreadStore, "findOrCreate">;
  readonly appointments: Pick<AppointmentStore, "put" | "find">;
  readonly notifications: Pick<NotificationStore, "notified">;
  readonly writeLetter: WriteLetter;
}

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;
/** Clocks differ, and a form takes a while to fill in. */
const PAST_MS: Millis = 5 * MINUTE;
const FAR_MS: Millis = 366 * 24 * HOUR;

/**
 * A host's appointment with these people, now (`startsAt` null) or later: with a chat, a code for each guest, and a
 * letter to each person.
 * @throws Refusal `not-allowed`, `appointment-in-the-past`, `appointment-too-far`, `nobody-chosen`,
 *   `too-many-members`, `person-not-found`
 */
export function makeAppointment(ports: Ports) {
  const guestsAmong = guestsAmongChosen(ports);
  const chatOf = findChat(ports);
  const describe = describeAppointment(ports);
  const invite = inviteAll(ports);
  return async (
    by: Person,
    wanted: { readonly startsAt: Millis | null; readonly people: readonly PersonId[] },
  ): Promise<Appointment> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const now = ports.clock.now();
    const startsAt = beginning(wanted.startsAt, now);
    const people = [...new Set(wanted.people)].filter((id) => id !== by.id);
    if (people.length === 0) throw new Refusal("nobody-chosen", "people");
    if (people.length >= MAX_MEMBERS) throw new Refusal("too-many-members", "people");
    await guestsAmong(by, people);
    const threadId = await chatOf(by, people, now);
    const id = ports.secrets.identifier() as AppointmentId;
    const { organisationId, id: hostId } = by;
    const endsAt = startsAt + APPOINTMENT_MS;
    await ports.appointments.put({ id, organisationId, hostId, threadId, startsAt, endsAt, people, now });
    const made = await ports.appointments.find(id, now);
    if (!made) throw new Refusal("try-again");
    await invite(made, now);
    return describe(made);
  };
}

function beginning(wanted: Millis | null, now: Millis): Millis {
  if (wanted === null) return now;
  if (wanted < now - PAST_MS) throw new Refusal("appointment-in-the-past", "startsAt");
  if (wanted > now + FAR_MS) throw new Refusal("appointment-too-far", "startsAt");
  return wanted;
}

/** The chat of exactly these people; if it is new, they are told. */
function findChat({ threads, secrets, ...ports }: Ports) {
  const announce = announceMembers({ ...ports, threads });
  return async ({ id, organisationId }: Person, people: readonly PersonId[], now: Millis) => {
    const members = [id, ...people];
    const made = { threadId: secrets.identifier() as ThreadId, organisationId, members, now };
    const { threadId, created } = await threads.findOrCreate(made);
    if (created) await announce([threadId]);
    return threadId;
  };
}

function inviteAll(ports: Ports) {
  const { writeLetter, notifications } = ports;
  const makeTheirCode = makeCode(ports);
  return async (appointment: AppointmentRecord, now: Millis): Promise<void> => {
    const { id: appointmentId, organisationId, threadId, startsAt, endsAt, people } = appointment;
    for (const { personId, guest } of people) {
      if (guest) await makeTheirCode({ organisationId, personId, threadId, appointmentId, endsAt });
      const letter = { personId, organisationId, threadId, appointmentId, startsAt };
      const channel = await writeLetter({ ...letter, kind: "invitation" });
      // What is said in the chat right afterwards is no reason for another letter: this one leads there.
      if (channel === "sms" || channel === "email") await notifications.notified(personId, threadId, now);
      if (startsAt - now > SECOND_LETTER_BEYOND_MS)
        await writeLetter({ ...letter, kind: "reminder", notBefore: startsAt - ROOM_OPENS_BEFORE_MS });
    }
  };
}
