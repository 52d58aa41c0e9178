import type { PersonId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { OpenClinic } from "./open-clinic.ts";

export interface Entry {
  readonly mobile?: string;
  readonly email?: string;
  readonly timeZone?: string;
  readonly notes?: string;
}

let given = 0;

/** A number of those that are kept for examples, 555-0100 to 555-0199 in each area; each time another one. E.164. */
export function madeUpMobile(): string {
  given += 1;
  return `+1${202 + Math.floor(given / 100)}55501${String(given % 100).padStart(2, "0")}`;
}

/** Keeps a contact as a host does. @returns the guest that they will be */
export async function keepContact(
  house: OpenClinic,
  host: Person,
  name: string,
  entry: Entry,
): Promise<Person> {
  const form = { name, mobile: "", email: "", timeZone: "America/New_York", notes: "", ...entry };
  const { contact } = await house.deeds.keepContact(host, form);
  const guest = await house.clinic.ports.people.byId(contact.id as PersonId);
  if (!guest) throw new Error("The contact was not kept.");
  return guest;
}
