import type { PersonId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ColleagueStore } from "../ports/colleague-store.ts";
import { type Invitation, issueWelcomeLink, type LinkPorts } from "./issue-account-link.ts";
import { type TellPorts, tellAdministrators } from "./tell-administrators.ts";

interface Ports extends LinkPorts, TellPorts {
  readonly colleagues: Pick<ColleagueStore, "restore">;
}

/**
 * Somebody works here again: their account, roles, password and second factor are as they were. Chats and contacts have
 * passed on, and stay where they are.
 * @returns a new link for somebody who never had a password: theirs had ended
 * @throws Refusal `administrators-only`, `person-not-found`
 */
export function restoreColleague({ colleagues, ...link }: Ports) {
  const issue = issueWelcomeLink(link);
  const tell = tellAdministrators(link);
  return async (by: Person, id: PersonId): Promise<Invitation | undefined> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    const { invited, roles } = await colleagues.restore(by, id);
    if (isAdministrator(roles)) await tell(by.organisationId, { kind: "new-administrator" });
    return invited ? issue(id) : undefined;
  };
}
