import type { AppointmentId, PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import { type OwnAppointmentPorts, ownAppointment } from "./own-appointment.ts";

interface Ports extends OwnAppointmentPorts {
  readonly appointments: Pick<AppointmentStore, "find" | "connect">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

/**
 * The host lets a participant in, and both are told; also one who is not waiting yet, who is let in as they come.
 * @throws Refusal `not-allowed`, `appointment-not-found`, `person-not-found`
 */
export function connectPerson({ appointments, threads, announcements, clock }: Ports) {
  return async (by: Person, id: AppointmentId, personId: PersonId): Promise<void> => {
    const now = clock.now();
    await ownAppointment({ appointments, threads }, by, id, now);
    if (!(await appointments.connect(id, personId, now))) throw new Refusal("person-not-found");
    announcements.announce({ kind: "appointment", appointmentId: id });
    announcements.announce({ kind: "waiting", hostId: by.id });
  };
}
