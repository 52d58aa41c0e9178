import { chosenPassword } from "../domain/chosen-password.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { ColleagueStore } from "../ports/colleague-store.ts";
import type { LinkPurpose, LinkStore, PeopleStore } from "../ports/people-store.ts";
import type { Passwords } from "../ports/secrets.ts";
import { afterFirstFactor, type FirstFactorPorts, type SignInOutcome } from "./after-first-factor.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

interface Ports extends FirstFactorPorts {
  readonly people: Pick<PeopleStore, "byId" | "organisation">;
  readonly colleagues: Pick<ColleagueStore, "choosePassword">;
  readonly links: Pick<LinkStore, "look">;
  readonly passwords: Pick<Passwords, "hash">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly writeAccountLetter: WriteAccountLetter;
}

/**
 * Somebody new, or who forgot the password, chooses one by a one-time link, and is asked for the second factor if they
 * have one: a link is no way around it. Wherever else they are signed in this ends. A password that is refused leaves
 * the link as it was.
 * @throws Refusal `link-ended`, `password-too-short`, `password-too-long`, `password-common`
 */
export function choosePasswordByLink(ports: Ports) {
  const { people, colleagues, links, passwords, announcements, secrets, clock } = ports;
  const goOn = afterFirstFactor(ports);
  return async (input: { secret: string; password: string }): Promise<SignInOutcome> => {
    const link = secrets.hashToken(input.secret);
    const person = await people.byId(ownerOf(await links.look(link, clock.now())));
    if (!person || person.guest) throw new Refusal("link-ended");
    const organisation = await people.organisation(person.organisationId);
    const { name, email } = person;
    const password = chosenPassword(input.password, { organisation: organisation?.name ?? "", name, email });
    const passwordHash = await passwords.hash(password);
    const chosen = await colleagues.choosePassword(link, passwordHash, clock.now());
    if (!chosen) throw new Refusal("link-ended");
    for (const sessionId of chosen.sessions) announcements.announce({ kind: "session-ended", sessionId });
    if (!chosen.first)
      await ports.writeAccountLetter({ personId: chosen.personId, kind: "password-changed" });
    return goOn(chosen.personId, passwordHash);
  };
}

function ownerOf(purpose: LinkPurpose | undefined): PersonId {
  if (!purpose || purpose.kind === "set-up") throw new Refusal("link-ended");
  return purpose.personId;
}
