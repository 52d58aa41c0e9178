import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { Person } from "../domain/person.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { openName } from "./open-name.ts";

interface Ports {
  readonly appointments: Pick<AppointmentStore, "ofHost">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly clock: Clock;
}

export type ListWaiting = ReturnType<typeof listWaiting>;

/** Everybody who waits for this host, the first first. */
export function listWaiting({ appointments, details, clock }: Ports) {
  return async (host: Pick<Person, "id">): Promise<FrameDownOf<"waiting">["people"]> => {
    const living = await appointments.ofHost(host.id, clock.now());
    const waiting = living.flatMap(({ id, threadId, organisationId, people }) =>
      people.flatMap((person) => {
        const { personId, waitingSince: since, connectedAt } = person;
        if (since === undefined || connectedAt !== undefined) return [];
        const describe = async () => ({
          appointmentId: id,
          threadId,
          personId,
          name: await openName(details, { ...person, id: personId, organisationId }),
          since,
        });
        return [describe()];
      }),
    );
    return (await Promise.all(waiting)).sort((a, b) => a.since - b.since);
  };
}
