import type { AppointmentId, PersonId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import { findAlsoEnded } from "./describe-waiting-room.ts";

interface Ports {
  readonly appointments: Pick<AppointmentStore, "find" | "setWaiting">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

export type LeaveWaitingRoom = ReturnType<typeof leaveWaitingRoom>;

/** They wait no longer. The host is told in any case: it may be because they were deleted. */
export function leaveWaitingRoom({ appointments, announcements, clock }: Ports) {
  return async (personId: PersonId, id: AppointmentId): Promise<void> => {
    await appointments.setWaiting(id, personId, undefined);
    const appointment = await findAlsoEnded(appointments, id, clock.now());
    if (appointment) announcements.announce({ kind: "waiting", hostId: appointment.hostId });
  };
}
