import type { PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { PeopleStore } from "../ports/people-store.ts";

export interface ChoosingPorts {
  readonly people: Pick<PeopleStore, "byId">;
  readonly contacts: Pick<ContactStore, "findKept">;
}

/**
 * Looks at whom a host has chosen: people of the own organisation, and of guests the own contacts.
 * @returns the guests among them
 * @throws Refusal `person-not-found`
 */
export function guestsAmongChosen({ people, contacts }: ChoosingPorts) {
  return async (by: Person, chosen: readonly PersonId[]): Promise<PersonId[]> => {
    const guests = await Promise.all(
      chosen.map(async (id) => {
        const person = id === by.id ? by : await people.byId(id);
        if (person?.organisationId !== by.organisationId) throw new Refusal("person-not-found");
        if (!person.guest) return [];
        if (!(await contacts.findKept(by.id, id))) throw new Refusal("person-not-found");
        return [id];
      }),
    );
    return guests.flat();
  };
}
