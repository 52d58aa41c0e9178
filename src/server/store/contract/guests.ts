import { after, before, beforeEach, describe } from "node:test";
import type {
  AppointmentId,
  CodeId,
  InvitationId,
  LetterId,
  Millis,
  PersonId,
  SessionId,
  ThreadId,
} from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import type { CodeRecord } from "../../ports/access-code-store.ts";
import type { AppointmentRecord } from "../../ports/appointment-store.ts";
import type { ContactRecord, NewInvitation } from "../../ports/contact-store.ts";
import type { NewLetter } from "../../ports/letter-store.ts";
import { Clinic, DAY, identifier, NOW } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

/** Suites on one database, each test with an organisation of its own. */
export function withClinics(
  open: Open,
  title: string,
  ...suites: readonly ((given: () => Clinic) => void)[]
): void {
  describe(title, () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
    });
    for (const suite of suites) suite(() => clinic);
  });
}

/** As the vault would have sealed it; what is in it is nothing to the store. */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function contactOf(clinic: Clinic, given: Partial<ContactRecord> = {}): ContactRecord {
  const id = identifier<PersonId>();
  return {
    id,
    organisationId: clinic.id,
    sealedName: bytes(`name of ${id}`),
    details: bytes(`details of ${id}`),
    mobileHash: undefined,
    emailHash: undefined,
    ...given,
  };
}

export async function guestOf(
  clinic: Clinic,
  keeper: Person,
  given: Partial<ContactRecord> = {},
): Promise<Person> {
  const contact = contactOf(clinic, given);
  await clinic.store.contacts.add(contact, keeper.id, NOW);
  return { id: contact.id, organisationId: clinic.id, name: "", email: "", roles: [], guest: true };
}

/** A host, a guest of theirs, and their thread. */
export async function hostAndGuest(clinic: Clinic) {
  const host = await clinic.person("Hana Host");
  const guest = await guestOf(clinic, host);
  return { host, guest, threadId: await clinic.thread(host, guest) };
}

export async function invite(
  { store }: Clinic,
  guest: Person,
  given: Partial<NewInvitation> = {},
): Promise<NewInvitation> {
  const invitation = {
    id: identifier<InvitationId>(),
    organisationId: guest.organisationId,
    personId: guest.id,
    threadId: undefined,
    appointmentId: undefined,
    hash: `link ${identifier()}`,
    madeAt: NOW,
    endsAt: NOW + DAY,
    ...given,
  };
  await store.invitations.put(invitation);
  return invitation;
}

export function codeFor(guest: Person, threadId: ThreadId, given: Partial<CodeRecord> = {}): CodeRecord {
  return {
    id: identifier<CodeId>(),
    organisationId: guest.organisationId,
    personId: guest.id,
    threadId,
    appointmentId: undefined,
    hash: `code ${identifier()}`,
    proofHash: undefined,
    sealed: bytes("123456789"),
    madeAt: NOW,
    endsAt: NOW + DAY,
    ...given,
  };
}

export function letterTo(guest: Person, given: Partial<NewLetter> = {}): NewLetter {
  return {
    id: identifier<LetterId>(),
    organisationId: guest.organisationId,
    personId: guest.id,
    invitationId: undefined,
    appointmentId: undefined,
    kind: "invitation",
    channel: "sms",
    sealed: bytes("address and text"),
    nextAt: NOW,
    madeAt: NOW,
    ...given,
  };
}

export async function appoint(
  { store }: Clinic,
  host: Person,
  threadId: ThreadId,
  people: readonly Person[],
  at: { startsAt?: Millis; endsAt?: Millis } = {},
): Promise<Omit<AppointmentRecord, "people">> {
  const appointment = {
    id: identifier<AppointmentId>(),
    organisationId: host.organisationId,
    hostId: host.id,
    threadId,
    startsAt: NOW,
    endsAt: NOW + DAY,
    ...at,
  };
  await store.appointments.put({ ...appointment, people: people.map(({ id }) => id), now: NOW });
  return appointment;
}

export async function signIn({ store }: Clinic, guest: Person): Promise<{ id: SessionId; hash: string }> {
  const session = { id: identifier<SessionId>(), hash: `token ${identifier()}` };
  await store.sessions.start({ ...session, personId: guest.id, now: NOW, endsAt: NOW + DAY, idleMs: DAY });
  return session;
}
