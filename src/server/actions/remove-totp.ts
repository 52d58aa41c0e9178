import type { SecondFactorStore } from "../ports/second-factor-store.ts";
import { concludeRemoval, mayBeWithout } from "./factor-removal.ts";
import { type OwnStandingPorts, provedStanding } from "./own-standing.ts";
import type { SignedIn } from "./recognise-session.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

interface Ports extends OwnStandingPorts {
  readonly secondFactors: Pick<SecondFactorStore, "standing" | "removeTotp">;
  readonly writeAccountLetter: WriteAccountLetter;
}

/** @throws Refusal `prove-again`, `second-factor-last`, `password-longer-first`, `not-found` */
export function removeTotp(ports: Ports) {
  const proved = provedStanding(ports);
  return async (by: SignedIn): Promise<void> => {
    const standing = await proved(by);
    concludeRemoval(await ports.secondFactors.removeTotp(by.person.id, mayBeWithout(standing)), standing);
    await ports.writeAccountLetter({ personId: by.person.id, kind: "factor-removed" });
  };
}
