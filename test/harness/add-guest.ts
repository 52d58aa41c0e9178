import { sealDetails } from "../../src/server/actions/contact-details.ts";
import type { PersonId, SessionId } from "../../src/server/domain/identifiers.ts";
import { GUEST_IDLE_MS } from "../../src/server/domain/periods.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { OpenClinic } from "./open-clinic.ts";

export interface GuestDetails {
  readonly mobile?: string;
  readonly email?: string;
  readonly timeZone?: string;
}

/** A contact of this host, who has a mobile number unless something else is said. */
export async function addGuest(
  house: OpenClinic,
  host: Person,
  name: string,
  details: GuestDetails = { mobile: "+12025550123" },
): Promise<Person> {
  const { contacts, secrets, people, details: sealer } = house.clinic.ports;
  const id = secrets.identifier() as PersonId;
  const { organisationId } = host;
  const { mobile = null, email = null, timeZone = "America/New_York" } = details;
  const sealed = await sealDetails(
    sealer,
    { id, organisationId },
    { name, mobile, email, timeZone, notes: "" },
  );
  await contacts.add({ id, organisationId, ...sealed }, host.id, house.clock.now());
  const guest = await people.byId(id);
  if (!guest) throw new Error("The guest was not kept.");
  return guest;
}

/** @returns the `Cookie` header of a guest's new session, without a link */
export async function guestCookieOf(house: OpenClinic, guest: Person): Promise<string> {
  const { sessions, secrets } = house.clinic.ports;
  const token = secrets.token();
  const now = house.clock.now();
  await sessions.start({
    id: secrets.identifier() as SessionId,
    hash: secrets.hashToken(token),
    personId: guest.id,
    now,
    endsAt: now + GUEST_IDLE_MS,
    idleMs: GUEST_IDLE_MS,
  });
  return `guest=${token}; session=${token}`;
}
