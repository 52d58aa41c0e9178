import type { PersonId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import { type Invitation, issueWelcomeLink, type LinkPorts } from "./issue-welcome-link.ts";

interface Ports extends LinkPorts {
  readonly people: Pick<PeopleStore, "byId">;
}

/**
 * A new link for a colleague whose link ended, or who forgot the password (the old one works until a new one is
 * chosen).
 * @throws Refusal `administrators-only`, `person-not-found`
 */
export function renewColleagueLink({ people, ...link }: Ports) {
  const issue = issueWelcomeLink(link);
  return async (by: Person, id: PersonId): Promise<Invitation> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    const colleague = await people.byId(id);
    // A guest has no password: who chose one for them would come in as them.
    if (colleague?.organisationId !== by.organisationId || colleague.guest)
      throw new Refusal("person-not-found");
    return issue(id);
  };
}
