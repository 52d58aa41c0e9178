import { AccountRefusal } from "../domain/account-refusal.ts";
import { Refusal } from "../domain/refusal.ts";
import { maySignInHere } from "../domain/second-factor.ts";
import type { CeremonyStore } from "../ports/ceremony-store.ts";
import { type CheckPasskeyPorts, challengeIn, checkPasskey, type PasskeyAnswer } from "./check-passkey.ts";
import { type SecondStepPorts, type Step, secondStep } from "./second-step.ts";
import { type StartedSession, startSession } from "./start-session.ts";

interface Ports extends SecondStepPorts, CheckPasskeyPorts {
  readonly ceremonies: Pick<CeremonyStore, "look" | "answer" | "take" | "setState">;
}

/**
 * The second step with a passkey, or a sign-in with nothing else: the authenticator has verified its user, so that it
 * is two factors in one. Each challenge is answered once, by the browser that asked for it.
 * @throws Refusal `passkey-failed`, `passkey-copied`, `sign-in-over`, `sign-in-too-often`, `single-sign-on-only`
 */
export function signInWithPasskey(ports: Ports) {
  const { ceremonies, secrets, clock } = ports;
  const asSecond = passkeyAsSecondStep(ports);
  const alone = passkeyAlone(ports);
  return async (step: Step, answer: PasskeyAnswer): Promise<StartedSession> => {
    const half = await ceremonies.look(secrets.hashToken(step.token ?? ""), "sign-in", clock.now());
    return half ? asSecond(step, answer) : alone(step, answer);
  };
}

function passkeyAsSecondStep(ports: Ports) {
  const { ceremonies, secrets } = ports;
  const finish = secondStep(ports);
  const check = checkPasskey(ports);
  return (step: Step, answer: PasskeyAnswer) =>
    finish(step, async ({ personId }, { state }) => {
      await ceremonies.setState(secrets.hashToken(step.token ?? ""), "{}");
      await check(answer, challengeIn(state), personId);
    });
}

function passkeyAlone(ports: Ports) {
  const { ceremonies, secondFactors, secrets, clock } = ports;
  const check = checkPasskey(ports);
  const start = startSession(ports);
  return async ({ token }: Step, answer: PasskeyAnswer) => {
    const ceremony = await ceremonies.take(secrets.hashToken(token ?? ""), "passkey", clock.now());
    if (!ceremony) throw new Refusal("sign-in-over");
    const personId = await check(answer, challengeIn(ceremony.state));
    const standing = await secondFactors.standing(personId);
    if (!standing) throw new AccountRefusal("passkey-failed", personId);
    if (!maySignInHere(standing)) throw new AccountRefusal("single-sign-on-only", personId);
    return start(personId);
  };
}
