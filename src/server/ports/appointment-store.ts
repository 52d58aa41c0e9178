import type { AppointmentId, Millis, OrganisationId, PersonId, ThreadId } from "../domain/identifiers.ts";

export interface AppointmentPerson {
  readonly personId: PersonId;
  readonly guest: boolean;
  readonly name: string;
  /** Of a guest, whose `name` is empty. */
  readonly sealedName: Uint8Array | undefined;
  readonly waitingSince: Millis | undefined;
  readonly connectedAt: Millis | undefined;
}

export interface AppointmentRecord {
  readonly id: AppointmentId;
  readonly organisationId: OrganisationId;
  readonly hostId: PersonId;
  readonly threadId: ThreadId;
  readonly startsAt: Millis;
  readonly endsAt: Millis;
  readonly people: readonly AppointmentPerson[];
}

export interface AppointmentStore {
  put(
    appointment: Omit<AppointmentRecord, "people"> & { people: readonly PersonId[]; now: Millis },
  ): Promise<void>;
  /** Living ones of this host, in threads of which they are a member, the first first. */
  ofHost(hostId: PersonId, now: Millis): Promise<readonly AppointmentRecord[]>;
  /** Living ones in which this person takes part, the first first. */
  ofPerson(personId: PersonId, now: Millis): Promise<readonly AppointmentRecord[]>;
  find(id: AppointmentId, now: Millis): Promise<AppointmentRecord | undefined>;
  /** `since` undefined: they are gone. Who waits already keeps their time. @returns whether something changed */
  setWaiting(id: AppointmentId, personId: PersonId, since: Millis | undefined): Promise<boolean>;
  /** Everybody who is kept as waiting: after a start nobody is, until they say so again. */
  everybodyWaiting(now: Millis): Promise<readonly { appointmentId: AppointmentId; personId: PersonId }[]>;
  /** @returns false when there is no such person in it */
  connect(id: AppointmentId, personId: PersonId, now: Millis): Promise<boolean>;
  /** Ends it, its codes and its waiting letters. */
  end(id: AppointmentId, now: Millis): Promise<void>;
  /** All traces of those that ended before then. @returns how many */
  eraseEnded(endedBefore: Millis): Promise<number>;
}
