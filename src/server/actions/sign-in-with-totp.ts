import { AccountRefusal } from "../domain/account-refusal.ts";
import { type CheckTotpPorts, checkTotp } from "./check-totp.ts";
import { type SecondStepPorts, type Step, secondStep } from "./second-step.ts";
import type { StartedSession } from "./start-session.ts";

/**
 * The second step with a code of the authenticator app. Each works once (RFC 6238 5.2).
 * @throws Refusal `second-factor-wrong`, `sign-in-over`, `sign-in-too-often`
 */
export function signInWithTotp(ports: SecondStepPorts & CheckTotpPorts) {
  const finish = secondStep(ports);
  const check = checkTotp(ports);
  return (step: Step, code: string): Promise<StartedSession> =>
    finish(step, async (standing) => {
      if (!(await check(standing, code))) throw new AccountRefusal("second-factor-wrong", standing.personId);
    });
}
