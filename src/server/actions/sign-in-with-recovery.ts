import { AccountRefusal } from "../domain/account-refusal.ts";
import type { SecondFactorStore } from "../ports/second-factor-store.ts";
import { type RecoveryPorts, recoveryHash } from "./recovery-hash.ts";
import { type SecondStepPorts, type Step, secondStep } from "./second-step.ts";
import type { StartedSession } from "./start-session.ts";

interface Ports extends SecondStepPorts, RecoveryPorts {
  readonly secondFactors: Pick<SecondFactorStore, "standing" | "useRecoveryCode">;
}

/**
 * The second step with a recovery code, which is used up by it.
 * @throws Refusal `recovery-code-wrong`, `sign-in-over`, `sign-in-too-often`
 */
export function signInWithRecovery(ports: Ports) {
  const finish = secondStep(ports);
  const hashOf = recoveryHash(ports);
  return (step: Step, code: string): Promise<StartedSession> =>
    finish(step, async ({ personId }) => {
      const used = await ports.secondFactors.useRecoveryCode(personId, hashOf(personId, code));
      if (!used) throw new AccountRefusal("recovery-code-wrong", personId);
    });
}
