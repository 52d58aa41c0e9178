import { normalPassword } from "../domain/chosen-password.ts";
import { readEmailAddress } from "../domain/email-address.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { Passwords } from "../ports/secrets.ts";
import type { SignInAttempts } from "./sign-in-attempts.ts";
import { type SessionPorts, type StartedSession, startSession } from "./start-session.ts";

interface Ports extends SessionPorts {
  readonly people: Pick<PeopleStore, "credentials">;
  readonly passwords: Pick<Passwords, "matches">;
  readonly attempts: SignInAttempts;
}

/**
 * An unknown address, one that is none, and a wrong password get the same answer after the same time.
 * @throws Refusal `sign-in-failed`, `sign-in-too-often`, `too-fast`
 */
export function signIn({ people, passwords, attempts, ...session }: Ports) {
  const start = startSession(session);
  return async (input: { email: string; password: string; network: string }): Promise<StartedSession> => {
    const email = readEmailAddress(input.email);
    const attempt = attempts.begin(session.secrets.hashToken(email ?? input.email), input.network);
    try {
      const account = email && (await people.credentials(email));
      const right = await passwords.matches(normalPassword(input.password), account?.passwordHash);
      if (!account || !right) throw new Refusal("sign-in-failed");
      attempt.succeeded();
      return await start(account.personId);
    } catch (error) {
      if (!isWrongPassword(error)) attempt.withdraw();
      throw error;
    }
  };
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Refusal && error.code === "sign-in-failed";
}
