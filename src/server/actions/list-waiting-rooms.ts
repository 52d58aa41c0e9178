import type * as v from "valibot";
import type { WaitingRoomsAnswer } from "../../shared/protocol/guest-bodies.ts";
import type { Person } from "../domain/person.ts";
import type { AppointmentRecord, AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import { stateOf } from "./describe-waiting-room.ts";

interface Ports {
  readonly appointments: Pick<AppointmentStore, "ofPerson">;
  readonly people: Pick<PeopleStore, "byId">;
  readonly clock: Clock;
}

type Answer = v.InferOutput<typeof WaitingRoomsAnswer>;

/** The appointments to which somebody is invited and that are not over, the first first. */
export function listWaitingRooms({ appointments, people, clock }: Ports) {
  return async ({ id: personId }: Pick<Person, "id">): Promise<Answer> => {
    const now = clock.now();
    const living = await appointments.ofPerson(personId, now);
    const describe = async (appointment: AppointmentRecord): Promise<Answer["rooms"]> => {
      const participant = appointment.people.find((one) => one.personId === personId);
      if (!participant) return [];
      const { id, hostId, startsAt } = appointment;
      const hostName = (await people.byId(hostId))?.name ?? "";
      return [{ id, hostName, startsAt, state: stateOf(appointment, participant, now) }];
    };
    return { rooms: (await Promise.all(living.map(describe))).flat() };
  };
}
