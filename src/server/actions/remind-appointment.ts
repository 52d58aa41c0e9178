import type { AppointmentId, Millis } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import { onceInAWhile } from "./once-in-a-while.ts";
import { type OwnAppointmentPorts, ownAppointment } from "./own-appointment.ts";
import type { WriteLetter } from "./write-letter.ts";

interface Ports extends OwnAppointmentPorts {
  readonly writeLetter: WriteLetter;
  readonly clock: Clock;
}

/** Impatience does not flood anybody. */
const REMIND_EVERY_MS: Millis = 2 * 60_000;

/**
 * A letter to every participant who neither waits nor was let in.
 * @throws Refusal `not-allowed`, `appointment-not-found`, and when everybody else has got theirs `letters-too-often`
 */
export function remindAppointment({ appointments, threads, writeLetter, clock }: Ports) {
  const mayWrite = onceInAWhile(REMIND_EVERY_MS);
  return async (by: Person, id: AppointmentId): Promise<void> => {
    const now = clock.now();
    const { organisationId, threadId, startsAt, people } = await ownAppointment(
      { appointments, threads },
      by,
      id,
      now,
    );
    const absent = people.filter((person) => !(person.waitingSince ?? person.connectedAt));
    let tooMany = false;
    for (const { personId } of absent) {
      if (!mayWrite(`${id} ${personId}`, now)) continue;
      const about = { organisationId, threadId, appointmentId: id, startsAt };
      const written = await writeLetter({ ...about, personId, kind: "reminder" });
      tooMany ||= written === "too-many";
    }
    if (tooMany) throw new Refusal("letters-too-often");
  };
}
