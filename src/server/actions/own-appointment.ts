import type { AppointmentId, Millis } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AppointmentRecord, AppointmentStore } from "../ports/appointment-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";

export interface OwnAppointmentPorts {
  readonly appointments: Pick<AppointmentStore, "find">;
  readonly threads: Pick<ThreadStore, "view">;
}

/**
 * An appointment of which this person is the host, which is not over, and in whose chat they still are.
 * @throws Refusal `not-allowed`, `appointment-not-found`
 */
export async function ownAppointment(
  { appointments, threads }: OwnAppointmentPorts,
  by: Person,
  id: AppointmentId,
  now: Millis,
): Promise<AppointmentRecord> {
  if (!isHost(by.roles)) throw new Refusal("not-allowed");
  const appointment = await appointments.find(id, now);
  if (appointment?.hostId !== by.id || !(await threads.view(by.id, appointment.threadId)))
    throw new Refusal("appointment-not-found");
  return appointment;
}
