import type { Role } from "../../shared/protocol/parts.ts";
import { colleagueRoles } from "../domain/colleague-roles.ts";
import { emailAddress } from "../domain/email-address.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { properName } from "../domain/proper-name.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import { type Invitation, issueWelcomeLink, type LinkPorts } from "./issue-account-link.ts";
import { type TellPorts, tellAdministrators } from "./tell-administrators.ts";

interface Ports extends LinkPorts, TellPorts {
  readonly people: Pick<PeopleStore, "add">;
}

export interface NewColleague {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/**
 * An administrator adds somebody to their own organisation, and gets the link to give them.
 * @throws Refusal `administrators-only`, `name-missing`, `name-too-long`, `email-invalid`, `email-taken`
 */
export function addColleague({ people, ...link }: Ports) {
  const issue = issueWelcomeLink(link);
  const tell = tellAdministrators(link);
  return async (by: Person, { name, email, roles }: NewColleague): Promise<Invitation> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    const id = link.secrets.identifier() as PersonId;
    await people.add({
      id,
      organisationId: by.organisationId,
      name: properName(name, "name"),
      email: emailAddress(email),
      roles: colleagueRoles(roles),
      passwordHash: undefined,
      now: link.clock.now(),
    });
    if (isAdministrator(roles)) await tell(by.organisationId, { kind: "new-administrator" });
    return issue(id);
  };
}
