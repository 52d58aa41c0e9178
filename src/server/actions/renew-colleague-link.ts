import type { PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { ColleagueStore } from "../ports/colleague-store.ts";
import { activeColleagueOf } from "./colleague-of.ts";
import { type Invitation, issueWelcomeLink, type LinkPorts } from "./issue-account-link.ts";

interface Ports extends LinkPorts {
  readonly colleagues: Pick<ColleagueStore, "find">;
}

/**
 * A new link for a colleague whose link ended, or who forgot the password (the old one works until a new one is
 * chosen).
 * @throws Refusal `administrators-only`, `person-not-found`
 */
export function renewColleagueLink({ colleagues, ...link }: Ports) {
  const issue = issueWelcomeLink(link);
  return async (by: Person, id: PersonId): Promise<Invitation> => {
    await activeColleagueOf(colleagues, by, id);
    return issue(id);
  };
}
