import { chosenPassword } from "../domain/chosen-password.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { LinkPurpose, LinkStore, PeopleStore } from "../ports/people-store.ts";
import type { Passwords } from "../ports/secrets.ts";
import { type SessionPorts, type StartedSession, startSession } from "./start-session.ts";

interface Ports extends SessionPorts {
  readonly people: Pick<PeopleStore, "byId" | "organisation" | "setPassword">;
  readonly links: Pick<LinkStore, "look" | "take">;
  readonly passwords: Pick<Passwords, "hash">;
}

/**
 * A colleague chooses a password by a one-time link and is signed in. A password that is refused leaves the link
 * as it was.
 * @throws Refusal `link-ended`, `password-too-short`, `password-too-long`, `password-common`
 */
export function welcomeColleague({ people, links, passwords, ...session }: Ports) {
  const start = startSession(session);
  return async (input: { secret: string; password: string }): Promise<StartedSession> => {
    const { secrets, clock } = session;
    const link = secrets.hashToken(input.secret);
    const person = await people.byId(welcomed(await links.look(link, clock.now())));
    if (!person || person.guest) throw new Refusal("link-ended");
    const organisation = await people.organisation(person.organisationId);
    const { name, email } = person;
    const password = chosenPassword(input.password, { organisation: organisation?.name ?? "", name, email });
    const passwordHash = await passwords.hash(password);
    const personId = welcomed(await links.take(link, clock.now()));
    await people.setPassword(personId, passwordHash);
    return start(personId);
  };
}

function welcomed(purpose: LinkPurpose | undefined): PersonId {
  if (purpose?.kind !== "welcome") throw new Refusal("link-ended");
  return purpose.personId;
}
