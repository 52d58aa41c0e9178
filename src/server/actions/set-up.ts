import { chosenPassword } from "../domain/chosen-password.ts";
import { colleagueRoles } from "../domain/colleague-roles.ts";
import { emailAddress } from "../domain/email-address.ts";
import type { OrganisationId, PersonId } from "../domain/identifiers.ts";
import { DEFAULT_RETENTION_MS } from "../domain/periods.ts";
import { emergencyNumber, properName } from "../domain/proper-name.ts";
import { Refusal } from "../domain/refusal.ts";
import type { LinkStore, PeopleStore } from "../ports/people-store.ts";
import type { Passwords } from "../ports/secrets.ts";
import { type SessionPorts, type StartedSession, startSession } from "./start-session.ts";

interface Ports extends SessionPorts {
  readonly people: Pick<PeopleStore, "setUp">;
  readonly links: Pick<LinkStore, "look" | "take">;
  readonly passwords: Pick<Passwords, "hash">;
}

export interface SetUpForm {
  readonly secret: string;
  readonly organisation: string;
  readonly emergencyNumber: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Makes the installation's first organisation and its administrator, and signs them in. A form that is refused
 * leaves the link as it was.
 * @throws Refusal `link-ended`, or what is wrong with a field
 */
export function setUp({ people, links, passwords, ...session }: Ports) {
  const start = startSession(session);
  return async (form: SetUpForm): Promise<StartedSession> => {
    const { secrets, clock } = session;
    const link = secrets.hashToken(form.secret);
    if ((await links.look(link, clock.now()))?.kind !== "set-up") throw new Refusal("link-ended");
    const { password, ...checked } = checkedForm(form);
    const passwordHash = await passwords.hash(password);
    const organisation = {
      id: secrets.identifier() as OrganisationId,
      name: checked.organisation,
      retentionMs: DEFAULT_RETENTION_MS,
      emergencyNumber: checked.emergencyNumber,
    };
    const administrator = {
      id: secrets.identifier() as PersonId,
      organisationId: organisation.id,
      name: checked.name,
      email: checked.email,
      roles: colleagueRoles(["administrator"]),
      passwordHash,
      now: clock.now(),
    };
    if ((await links.take(link, clock.now()))?.kind !== "set-up") throw new Refusal("link-ended");
    if (!(await people.setUp(organisation, administrator))) throw new Refusal("link-ended");
    return start(administrator.id);
  };
}

function checkedForm(form: SetUpForm) {
  const organisation = properName(form.organisation, "organisation");
  const number = emergencyNumber(form.emergencyNumber);
  const name = properName(form.name, "name");
  const email = emailAddress(form.email);
  const password = chosenPassword(form.password, { organisation, name, email });
  return { organisation, emergencyNumber: number, name, email, password };
}
