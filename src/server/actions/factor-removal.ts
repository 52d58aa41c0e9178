import { Refusal } from "../domain/refusal.ts";
import { isSecondFactorRequired } from "../domain/second-factor.ts";
import type { FactorRemoval, SignInStanding } from "../ports/second-factor-store.ts";

/** Whether this person may be without a second factor. */
export function mayBeWithout(standing: SignInStanding): boolean {
  return !isSecondFactorRequired(standing) && !standing.shortPassword;
}

/** @throws Refusal `second-factor-last`, `password-longer-first`, `not-found` */
export function concludeRemoval(removal: FactorRemoval, standing: SignInStanding): void {
  if (removal === "none") throw new Refusal("not-found");
  if (removal === "removed") return;
  throw new Refusal(isSecondFactorRequired(standing) ? "second-factor-last" : "password-longer-first");
}
