import type * as v from "valibot";
import type { WaitingRoomAnswer } from "../../shared/protocol/guest-bodies.ts";
import type { AppointmentId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import { openDetails } from "./contact-details.ts";
import { findAlsoEnded, stateOf } from "./describe-waiting-room.ts";

interface Ports {
  readonly appointments: Pick<AppointmentStore, "find">;
  readonly people: Pick<PeopleStore, "byId">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly notifications: Pick<NotificationStore, "settings">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly clock: Clock;
}

/**
 * What a participant's waiting room shows. `timeZone` is empty where nobody has said one: then the device's.
 * @throws Refusal `appointment-not-found`
 */
export function lookAtWaitingRoom({ appointments, people, clock, ...ports }: Ports) {
  return async (by: Person, id: AppointmentId): Promise<v.InferOutput<typeof WaitingRoomAnswer>> => {
    const now = clock.now();
    const appointment = await findAlsoEnded(appointments, id, now);
    const participant = appointment?.people.find(({ personId }) => personId === by.id);
    if (!appointment || !participant) throw new Refusal("appointment-not-found");
    const { threadId, hostId, startsAt } = appointment;
    const [host, timeZone] = await Promise.all([people.byId(hostId), timeZoneOf(ports, by)]);
    const state = stateOf(appointment, participant, now);
    return { id, threadId, hostName: host?.name ?? "", startsAt, timeZone, state };
  };
}

/** What they chose themselves goes before what their host noted. */
async function timeZoneOf(
  { contacts, notifications, details }: Pick<Ports, "contacts" | "notifications" | "details">,
  { id }: Person,
): Promise<string> {
  const { timeZone } = await notifications.settings(id);
  if (timeZone !== undefined) return timeZone;
  const contact = await contacts.find(id);
  return contact ? (await openDetails(details, contact)).timeZone : "";
}
