import { normalPassword } from "../domain/chosen-password.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore, SessionStore } from "../ports/people-store.ts";
import type { Passwords } from "../ports/secrets.ts";
import { type CheckTotpPorts, checkTotp } from "./check-totp.ts";
import type { SignedIn } from "./recognise-session.ts";
import type { SignInAttempts } from "./sign-in-attempts.ts";

interface Ports extends CheckTotpPorts {
  readonly people: Pick<PeopleStore, "credentials">;
  readonly passwords: Pick<Passwords, "matches">;
  readonly sessions: Pick<SessionStore, "proved">;
  /** Of proofs alone: who has somebody's open screen must not guess here. */
  readonly proofAttempts: SignInAttempts;
}

export type Proof = { readonly password: string } | { readonly code: string };

/**
 * Somebody who is signed in shows once more that it is them.
 * @throws Refusal `password-wrong`, `second-factor-wrong`, `sign-in-too-often`
 */
export function prove(ports: Ports) {
  const { sessions, proofAttempts, clock } = ports;
  const checkPassword = passwordOf(ports);
  const checkCode = checkTotp(ports);
  return async ({ sessionId, person }: SignedIn, proof: Proof, network: string): Promise<void> => {
    const attempt = proofAttempts.begin(String(person.id), network);
    try {
      if ("password" in proof) {
        if (!(await checkPassword(person.email, proof.password))) {
          throw new Refusal("password-wrong", "password");
        }
      } else if (!(await checkCode({ ...person, personId: person.id }, proof.code))) {
        throw new Refusal("second-factor-wrong", "code");
      }
      attempt.succeeded();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "too-fast") attempt.withdraw();
      throw error;
    }
    await sessions.proved(sessionId, clock.now());
  };
}

function passwordOf({ people, passwords }: Ports) {
  return async (email: string, password: string): Promise<boolean> => {
    const account = await people.credentials(email);
    return passwords.matches(normalPassword(password), account?.passwordHash);
  };
}
