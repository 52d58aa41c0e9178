import type { RoomState } from "../../shared/protocol/parts.ts";
import type { AppointmentId, Millis, PersonId } from "../domain/identifiers.ts";
import { ROOM_OPENS_BEFORE_MS } from "../domain/periods.ts";
import type { AppointmentPerson, AppointmentRecord, AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { WhoIsHere } from "../ports/notification-store.ts";
import type { ChooseChannel } from "./choose-channel.ts";

interface Ports {
  readonly appointments: Pick<AppointmentStore, "find">;
  readonly whoIsHere: WhoIsHere;
  readonly howReached: ChooseChannel;
  readonly clock: Clock;
}

/** An appointment that is over is answered as that for so long, while its traces are still there. */
const ENDED_FOR_MS: Millis = 24 * 60 * 60_000;

/** How it stands with a participant; `told`: how their host learns of them (`later`: when they come). */
export interface Stands {
  readonly state: RoomState;
  readonly told: "here" | "letter" | "later";
}

export type DescribeWaitingRoom = ReturnType<typeof describeWaitingRoom>;

/** How it stands with each participant of whom there is something to tell. */
export function describeWaitingRoom({ appointments, clock, ...ports }: Ports) {
  const howTold = hostIsTold(ports);
  return async (id: AppointmentId): Promise<readonly (Stands & { personId: PersonId })[]> => {
    const now = clock.now();
    const appointment = await findAlsoEnded(appointments, id, now);
    if (!appointment) return [];
    const told = await howTold(appointment.hostId);
    return appointment.people.flatMap((person) => {
      const state = stateOf(appointment, person, now);
      const nothingToTell = state === "early" || (state === "waiting" && person.waitingSince === undefined);
      return nothingToTell ? [] : [{ personId: person.personId, state, told }];
    });
  };
}

export function hostIsTold({ whoIsHere, howReached }: Pick<Ports, "whoIsHere" | "howReached">) {
  return async (hostId: PersonId): Promise<Stands["told"]> => {
    if (whoIsHere.isOnline(hostId)) return "here";
    return (await howReached(hostId))?.letters.length ? "letter" : "later";
  };
}

export function findAlsoEnded(
  appointments: Pick<AppointmentStore, "find">,
  id: AppointmentId,
  now: Millis,
): Promise<AppointmentRecord | undefined> {
  return appointments.find(id, now - ENDED_FOR_MS);
}

export function stateOf(
  { startsAt, endsAt }: AppointmentRecord,
  { connectedAt }: AppointmentPerson,
  now: Millis,
): Stands["state"] {
  if (endsAt <= now) return "ended";
  if (connectedAt !== undefined) return "connected";
  return now < startsAt - ROOM_OPENS_BEFORE_MS ? "early" : "waiting";
}
