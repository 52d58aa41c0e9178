import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import { isMeant } from "../domain/alike.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import { type DescribeContactsPorts, describeContacts } from "./describe-contacts.ts";

interface Ports extends DescribeContactsPorts {
  readonly contacts: Pick<ContactStore, "keptBy">;
}

/**
 * A host's own contacts, by name: all, or those who are meant by what was typed. They are kept sealed, so they are
 * opened here to be looked through.
 * @throws Refusal `not-allowed`
 */
export function findContacts({ contacts, ...ports }: Ports) {
  const describe = describeContacts(ports);
  return async (by: Person, query = ""): Promise<{ contacts: Contact[] }> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const all = await describe(by.id, await contacts.keptBy(by.id));
    const found = all.filter((contact) => isMeant(query, contact));
    return { contacts: found.sort((one, other) => one.name.localeCompare(other.name) || one.id - other.id) };
  };
}
