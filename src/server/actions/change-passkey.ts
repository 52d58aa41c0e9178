import type { PasskeyId } from "../domain/identifiers.ts";
import { properName } from "../domain/proper-name.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PasskeyStore } from "../ports/second-factor-store.ts";
import { concludeRemoval, mayBeWithout } from "./factor-removal.ts";
import { type OwnStandingPorts, provedStanding } from "./own-standing.ts";
import type { SignedIn } from "./recognise-session.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

interface Ports extends OwnStandingPorts {
  readonly passkeys: Pick<PasskeyStore, "rename" | "remove">;
  readonly writeAccountLetter: WriteAccountLetter;
}

/** @throws Refusal `passkey-not-found`, or what is wrong with the name */
export function renamePasskey({ passkeys }: Pick<Ports, "passkeys">) {
  return async ({ person }: SignedIn, id: PasskeyId, name: string): Promise<void> => {
    if (!(await passkeys.rename(person.id, id, properName(name, "name"))))
      throw new Refusal("passkey-not-found");
  };
}

/** @throws Refusal `prove-again`, `passkey-not-found`, `second-factor-last`, `password-longer-first` */
export function removePasskey(ports: Ports) {
  const proved = provedStanding(ports);
  return async (by: SignedIn, id: PasskeyId): Promise<void> => {
    const standing = await proved(by);
    const removal = await ports.passkeys.remove(by.person.id, id, mayBeWithout(standing));
    if (removal === "none") throw new Refusal("passkey-not-found");
    concludeRemoval(removal, standing);
    await ports.writeAccountLetter({ personId: by.person.id, kind: "factor-removed" });
  };
}
