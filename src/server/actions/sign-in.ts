import { AccountRefusal } from "../domain/account-refusal.ts";
import { normalPassword } from "../domain/chosen-password.ts";
import { readEmailAddress } from "../domain/email-address.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { Passwords } from "../ports/secrets.ts";
import { afterFirstFactor, type FirstFactorPorts, type SignInOutcome } from "./after-first-factor.ts";
import type { SignInAttempts } from "./sign-in-attempts.ts";

interface Ports extends FirstFactorPorts {
  readonly people: Pick<PeopleStore, "credentials">;
  readonly passwords: Pick<Passwords, "matches">;
  readonly attempts: SignInAttempts;
}

interface Input {
  readonly email: string;
  readonly password: string;
  readonly network: string;
}

/**
 * An unknown address, one that is none, and a wrong password get the same answer after the same time. Whatever else is
 * answered is answered to who knows the password.
 * @throws Refusal `sign-in-failed`, `sign-in-too-often`, `too-fast`, `single-sign-on-only`
 */
export function signIn(ports: Ports) {
  const goOn = afterFirstFactor(ports);
  const recognise = byPassword(ports);
  return async (input: Input): Promise<SignInOutcome> => goOn(await recognise(input));
}

function byPassword({ people, passwords, attempts, secrets }: Ports) {
  return async ({ email: typed, password, network }: Input): Promise<PersonId> => {
    const email = readEmailAddress(typed);
    const attempt = attempts.begin(secrets.hashToken(email ?? typed), network);
    try {
      const account = email && (await people.credentials(email));
      const right = await passwords.matches(normalPassword(password), account?.passwordHash);
      if (!account) throw new Refusal("sign-in-failed");
      if (!right) throw new AccountRefusal("sign-in-failed", account.personId);
      attempt.succeeded();
      return account.personId;
    } catch (error) {
      if (!isWrongPassword(error)) attempt.withdraw();
      throw error;
    }
  };
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Refusal && error.code === "sign-in-failed";
}
