import { AccountRefusal } from "../domain/account-refusal.ts";
import { normalPassword } from "../domain/chosen-password.ts";
import { readEmailAddress } from "../domain/email-address.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import { widerNetwork } from "../domain/wider-network.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { Passwords } from "../ports/secrets.ts";
import { afterFirstFactor, type FirstFactorPorts, type SignInOutcome } from "./after-first-factor.ts";
import type { SignInAttempts } from "./sign-in-attempts.ts";

/** Passwords that wait to be looked at, from a network that somebody may command: passwords.ts has places for 64. */
const WAITING_OF_A_NETWORK = 24;

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
  const waiting = fewWaiting();
  return async ({ email: typed, password, network }: Input): Promise<PersonId> => {
    const email = readEmailAddress(typed);
    const attempt = attempts.begin(secrets.hashToken(email ?? typed), network);
    try {
      const { account, right } = await waiting(widerNetwork(network), async () => {
        const found = email && (await people.credentials(email));
        return {
          account: found,
          right: await passwords.matches(normalPassword(password), found?.passwordHash),
        };
      });
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

/** @throws Refusal `too-fast` */
function fewWaiting() {
  const counts = new Map<string, number>();
  return async <Result>(network: string, work: () => Promise<Result>): Promise<Result> => {
    const before = counts.get(network) ?? 0;
    if (before >= WAITING_OF_A_NETWORK) throw new Refusal("too-fast");
    counts.set(network, before + 1);
    try {
      return await work();
    } finally {
      const left = (counts.get(network) ?? 1) - 1;
      if (left > 0) counts.set(network, left);
      else counts.delete(network);
    }
  };
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Refusal && error.code === "sign-in-failed";
}
