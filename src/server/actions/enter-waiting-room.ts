import type { AppointmentId, Millis, PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { AppointmentRecord, AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { WhoIsHere } from "../ports/notification-store.ts";
import type { ChooseChannel } from "./choose-channel.ts";
import { findAlsoEnded, hostIsTold, type Stands, stateOf } from "./describe-waiting-room.ts";
import { onceInAWhile } from "./once-in-a-while.ts";
import type { WriteLetter } from "./write-letter.ts";

interface Ports {
  readonly appointments: Pick<AppointmentStore, "find" | "setWaiting">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly whoIsHere: WhoIsHere;
  readonly howReached: ChooseChannel;
  readonly writeLetter: WriteLetter;
  readonly clock: Clock;
}

/** A host who is away is written to at most this often about one appointment. */
const TELL_EVERY_MS: Millis = 60 * 60_000;

export interface Entered extends Stands {
  readonly hostId: PersonId;
  readonly endsAt: Millis;
}

export type EnterWaitingRoom = ReturnType<typeof enterWaitingRoom>;

/**
 * A participant waits from now on, unless they were let in already, it is over, or it is more than an hour until it
 * begins: then they come again. Who waits already keeps their time.
 * The host is told: on the screen if they are here, else by a letter, if there is a way to write to them.
 * @throws Refusal `appointment-not-found`
 */
export function enterWaitingRoom({ appointments, announcements, writeLetter, clock, ...ports }: Ports) {
  const howTold = hostIsTold(ports);
  const mayWrite = onceInAWhile(TELL_EVERY_MS);
  return async (by: Person, id: AppointmentId): Promise<Entered> => {
    const now = clock.now();
    const appointment = await findAlsoEnded(appointments, id, now);
    const participant = appointment?.people.find(({ personId }) => personId === by.id);
    if (!appointment || !participant) throw new Refusal("appointment-not-found");
    const { hostId, endsAt } = appointment;
    const state = stateOf(appointment, participant, now);
    const told = await howTold(hostId);
    if (state === "waiting" && (await appointments.setWaiting(id, by.id, now))) {
      announcements.announce({ kind: "waiting", hostId });
      if (told === "letter" && mayWrite(String(id), now)) await tellByLetter(appointment);
    }
    return { state, told, hostId, endsAt };
  };

  async function tellByLetter({ id, hostId, organisationId, threadId }: AppointmentRecord): Promise<void> {
    await writeLetter({ personId: hostId, organisationId, kind: "waiting", threadId, appointmentId: id });
  }
}
