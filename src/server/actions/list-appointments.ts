import type { Appointment } from "../../shared/protocol/guest-bodies.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import { type DescribeAppointmentPorts, describeAppointment } from "./describe-appointment.ts";

interface Ports extends DescribeAppointmentPorts {
  readonly appointments: Pick<AppointmentStore, "ofHost">;
}

/**
 * A host's own appointments that are not over, the first first.
 * @throws Refusal `not-allowed`
 */
export function listAppointments(ports: Ports) {
  const describe = describeAppointment(ports);
  return async (by: Person): Promise<{ appointments: Appointment[] }> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const living = await ports.appointments.ofHost(by.id, ports.clock.now());
    return { appointments: await Promise.all(living.map(describe)) };
  };
}
