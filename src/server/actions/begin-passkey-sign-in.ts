import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { PasskeyCeremonies, PasskeyOptions, PasskeyPlace } from "../ports/passkey-ceremonies.ts";
import type { PasskeyStore } from "../ports/second-factor-store.ts";
import type { Secrets } from "../ports/secrets.ts";
import { CEREMONY_MS } from "./after-first-factor.ts";

interface Ports {
  readonly ceremonies: Pick<CeremonyStore, "look" | "put" | "setState">;
  readonly passkeys: Pick<PasskeyStore, "of">;
  readonly passkeyCeremonies: Pick<PasskeyCeremonies, "signInOptions">;
  readonly secrets: Pick<Secrets, "token" | "hashToken">;
  readonly clock: Clock;
}

export interface BegunPasskeySignIn {
  readonly options: PasskeyOptions;
  /** For the cookie; undefined where the browser's half sign-in goes on. */
  readonly token: string | undefined;
}

/**
 * A challenge for whoever is half signed in, of whom the passkeys are named; else for anybody, and then nothing is told
 * of any account.
 */
export function beginPasskeySignIn(ports: Ports) {
  const { ceremonies, passkeys, passkeyCeremonies, secrets, clock } = ports;
  return async (token: string | undefined, place: PasskeyPlace): Promise<BegunPasskeySignIn> => {
    const now = clock.now();
    const half = secrets.hashToken(token ?? "");
    const personId = (await ceremonies.look(half, "sign-in", now))?.personId;
    if (personId !== undefined) {
      const options = await passkeyCeremonies.signInOptions(place, await passkeys.of(personId));
      await ceremonies.setState(half, JSON.stringify({ challenge: options.challenge }));
      return { options, token: undefined };
    }
    const options = await passkeyCeremonies.signInOptions(place, []);
    const own = secrets.token();
    const state = JSON.stringify({ challenge: options.challenge });
    const ceremony = { kind: "passkey" as const, personId: undefined, state };
    await ceremonies.put(secrets.hashToken(own), ceremony, now + CEREMONY_MS);
    return { options, token: own };
  };
}
