import type { AppointmentId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import { type OwnAppointmentPorts, ownAppointment } from "./own-appointment.ts";

interface Ports extends OwnAppointmentPorts {
  readonly appointments: Pick<AppointmentStore, "find" | "end">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

/**
 * The host ends it, with its codes and the letters that have not left; the chat stays.
 * @throws Refusal `not-allowed`, `appointment-not-found`
 */
export function endAppointment({ appointments, threads, announcements, clock }: Ports) {
  return async (by: Person, id: AppointmentId): Promise<void> => {
    const now = clock.now();
    await ownAppointment({ appointments, threads }, by, id, now);
    await appointments.end(id, now);
    announcements.announce({ kind: "appointment", appointmentId: id });
    announcements.announce({ kind: "waiting", hostId: by.id });
  };
}
