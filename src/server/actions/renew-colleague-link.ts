import type { PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ColleagueStore } from "../ports/colleague-store.ts";
import { activeColleagueOf } from "./colleague-of.ts";
import { type Invitation, issueWelcomeLink, type LinkPorts } from "./issue-account-link.ts";
import { FOR_AN_ACCOUNT, FROM_A_NETWORK, resetsAskedFor } from "./resets-asked-for.ts";

interface Ports extends LinkPorts {
  readonly colleagues: Pick<ColleagueStore, "find">;
}

/**
 * A new link for a colleague whose link ended, or who forgot the password (the old one works until a new one is
 * chosen). By e-mail they leave as seldom as those for which the person asks, and of one administrator as few as of a
 * network, since the address is whatever was typed.
 * @throws Refusal `administrators-only`, `person-not-found`, `link-too-soon`
 */
export function renewColleagueLink({ colleagues, ...link }: Ports) {
  const issue = issueWelcomeLink(link);
  const mayLeaveTo = resetsAskedFor(FOR_AN_ACCOUNT);
  const mayLeaveOf = resetsAskedFor(FROM_A_NETWORK);
  return async (by: Person, id: PersonId): Promise<Invitation> => {
    await activeColleagueOf(colleagues, by, id);
    const now = link.clock.now();
    if (link.postOffice.mailLeaves && !(mayLeaveTo(String(id), now) && mayLeaveOf(String(by.id), now)))
      throw new Refusal("link-too-soon");
    return issue(id);
  };
}
