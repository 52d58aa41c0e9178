import { AccountRefusal } from "../domain/account-refusal.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Ceremony, CeremonyStore } from "../ports/ceremony-store.ts";
import type { SecondFactorStore, SignInStanding } from "../ports/second-factor-store.ts";
import type { SignInAttempts } from "./sign-in-attempts.ts";
import { type SessionPorts, type StartedSession, startSession } from "./start-session.ts";

/** Answers to one half sign-in. */
const MOST_ANSWERS = 5;

export interface SecondStepPorts extends SessionPorts {
  readonly secondFactors: Pick<SecondFactorStore, "standing">;
  readonly ceremonies: Pick<CeremonyStore, "look" | "answer" | "take">;
  /** Of second steps alone: the count goes on through all half sign-ins of an account. */
  readonly secondAttempts: SignInAttempts;
}

/** The browser's half sign-in, and where it is. */
export interface Step {
  readonly token: string | undefined;
  readonly network: string;
}

/** @throws Refusal when the answer is wrong */
type Proof = (standing: SignInStanding, ceremony: Ceremony) => Promise<void>;

/**
 * Finishes a sign-in whose password was right. Every answer counts before it is looked at; the half sign-in is used up
 * by the first right one.
 * @throws Refusal `sign-in-over`, `sign-in-too-often`, and what `prove` throws
 */
export function secondStep(ports: SecondStepPorts) {
  const { ceremonies, secondFactors, secondAttempts, secrets, clock } = ports;
  const start = startSession(ports);
  return async ({ token, network }: Step, prove: Proof): Promise<StartedSession> => {
    const hash = secrets.hashToken(token ?? "");
    const personId = (await ceremonies.look(hash, "sign-in", clock.now()))?.personId;
    if (personId === undefined) throw new Refusal("sign-in-over");
    let passwordHash: string | undefined;
    const attempt = secondAttempts.begin(String(personId), network);
    try {
      const ceremony = await ceremonies.answer(hash, "sign-in", clock.now(), MOST_ANSWERS);
      const standing = ceremony && (await secondFactors.standing(personId));
      if (!standing) throw new AccountRefusal("sign-in-over", personId);
      // Read before the half sign-in is used up, which a change of the password ends: it is the one that was shown.
      passwordHash = standing.passwordHash;
      await prove(standing, ceremony);
      if (!(await ceremonies.take(hash, "sign-in", clock.now()))) {
        throw new AccountRefusal("sign-in-over", personId);
      }
      attempt.succeeded();
    } catch (error) {
      if (!isWrongAnswer(error)) attempt.withdraw();
      throw error;
    }
    return start(personId, { passwordHash });
  };
}

const WRONG = new Set(["second-factor-wrong", "recovery-code-wrong", "passkey-failed", "passkey-copied"]);

function isWrongAnswer(error: unknown): boolean {
  return error instanceof Refusal && WRONG.has(error.code);
}
