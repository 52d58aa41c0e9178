import { Refusal } from "../domain/refusal.ts";
import { hasSecondFactor } from "../domain/second-factor.ts";
import type { SecondFactorStore } from "../ports/second-factor-store.ts";
import { type MakeRecoveryCodesPorts, makeRecoveryCodes } from "./make-recovery-codes.ts";
import { type OwnStandingPorts, provedStanding } from "./own-standing.ts";
import type { SignedIn } from "./recognise-session.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

interface Ports extends OwnStandingPorts, MakeRecoveryCodesPorts {
  readonly secondFactors: Pick<SecondFactorStore, "standing" | "putRecoveryCodes">;
  readonly writeAccountLetter: WriteAccountLetter;
}

/** New ones in place of the old. @throws Refusal `prove-again`, `not-found` without a factor that they could replace */
export function renewRecoveryCodes(ports: Ports) {
  const proved = provedStanding(ports);
  const make = makeRecoveryCodes(ports);
  return async (by: SignedIn): Promise<string[]> => {
    if (!hasSecondFactor(await proved(by))) throw new Refusal("not-found");
    const codes = await make(by.person.id);
    await ports.writeAccountLetter({ personId: by.person.id, kind: "factor-removed" });
    return codes;
  };
}
