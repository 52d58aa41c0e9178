import type { AppointmentId, Millis } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AppointmentRecord, AppointmentStore } from "../ports/appointment-store.ts";

/**
 * An appointment of which this person is the host, and which is not over.
 * @throws Refusal `not-allowed`, `appointment-not-found`
 */
export async function ownAppointment(
  appointments: Pick<AppointmentStore, "find">,
  by: Person,
  id: AppointmentId,
  now: Millis,
): Promise<AppointmentRecord> {
  if (!isHost(by.roles)) throw new Refusal("not-allowed");
  const appointment = await appointments.find(id, now);
  if (appointment?.hostId !== by.id) throw new Refusal("appointment-not-found");
  return appointment;
}
