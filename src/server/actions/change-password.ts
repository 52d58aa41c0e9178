import { MIN_PASSWORD_LENGTH } from "../../shared/protocol/limits.ts";
import { chosenPassword } from "../domain/chosen-password.ts";
import { Refusal } from "../domain/refusal.ts";
import { leastPasswordLength, maySignInHere } from "../domain/second-factor.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { Passwords } from "../ports/secrets.ts";
import type { endSessions } from "./end-sessions.ts";
import { type OwnStandingPorts, provedStanding } from "./own-standing.ts";
import type { SignedIn } from "./recognise-session.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

interface Ports extends OwnStandingPorts {
  readonly people: Pick<PeopleStore, "organisation" | "setPassword">;
  readonly passwords: Pick<Passwords, "hash">;
  readonly endSessions: ReturnType<typeof endSessions>;
  readonly writeAccountLetter: WriteAccountLetter;
}

/**
 * Every other session ends, and every sign-in that was begun with the old one. That it is them was proved before.
 * @throws Refusal `prove-again`, `password-too-short`, `password-short-beside-factor`, `password-too-long`,
 * `password-common`, `single-sign-on-only`
 */
export function changePassword(ports: Ports) {
  const proved = provedStanding(ports);
  const { people, passwords } = ports;
  return async (by: SignedIn, text: string): Promise<void> => {
    const standing = await proved(by);
    if (!maySignInHere(standing)) throw new Refusal("single-sign-on-only");
    const { personId, organisationId } = standing;
    const { name, email } = by.person;
    const organisation = (await people.organisation(organisationId))?.name ?? "";
    const password = chosenPassword(text, { organisation, name, email }, leastPasswordLength(standing));
    const shortPassword = [...password].length < MIN_PASSWORD_LENGTH;
    await people.setPassword(personId, await passwords.hash(password), shortPassword);
    await ports.writeAccountLetter({ personId, kind: "password-changed" });
    await ports.endSessions(personId, by.sessionId);
  };
}
