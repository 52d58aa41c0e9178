import { requireProof } from "../domain/proof.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { SecondFactorStore, SignInStanding } from "../ports/second-factor-store.ts";
import type { SignedIn } from "./recognise-session.ts";

export interface OwnStandingPorts {
  readonly secondFactors: Pick<SecondFactorStore, "standing">;
  readonly clock: Clock;
}

/** @throws Refusal `not-found` for who has no account: guests, and those whose account was closed just now */
export function ownStanding({ secondFactors }: Pick<OwnStandingPorts, "secondFactors">) {
  return async ({ person }: SignedIn): Promise<SignInStanding> => {
    const standing = await secondFactors.standing(person.id);
    if (!standing) throw new Refusal("not-found");
    return standing;
  };
}

/**
 * For what is sensitive: the person has proved lately who they are.
 * @throws Refusal `prove-again`, `not-found`
 */
export function provedStanding(ports: OwnStandingPorts) {
  const standingOf = ownStanding(ports);
  return async (by: SignedIn): Promise<SignInStanding> => {
    requireProof(by, ports.clock.now());
    return standingOf(by);
  };
}
