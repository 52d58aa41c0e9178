import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { PasskeyCeremonies, PasskeyOptions, PasskeyPlace } from "../ports/passkey-ceremonies.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { PasskeyStore } from "../ports/second-factor-store.ts";
import type { Secrets } from "../ports/secrets.ts";
import { CEREMONY_MS } from "./after-first-factor.ts";
import { type CheckPasskeyPorts, challengeIn, checkPasskey, type PasskeyAnswer } from "./check-passkey.ts";
import type { SignedIn } from "./recognise-session.ts";

interface Ports extends CheckPasskeyPorts {
  readonly ceremonies: Pick<CeremonyStore, "put" | "take">;
  readonly passkeys: Pick<PasskeyStore, "of" | "find" | "used">;
  readonly passkeyCeremonies: Pick<PasskeyCeremonies, "signInOptions" | "signed">;
  readonly sessions: Pick<SessionStore, "proved">;
  readonly secrets: Pick<Secrets, "hashToken">;
}

/** The challenge belongs to the session: no other one can answer it. */
function hashOf({ secrets }: Pick<Ports, "secrets">, { sessionId }: SignedIn): string {
  return secrets.hashToken(`prove ${sessionId}`);
}

/** A challenge for one's own passkeys; the one before is over. */
export function beginProof(ports: Ports) {
  const { ceremonies, passkeys, passkeyCeremonies, clock } = ports;
  return async (by: SignedIn, place: PasskeyPlace): Promise<PasskeyOptions> => {
    const { id: personId } = by.person;
    const options = await passkeyCeremonies.signInOptions(place, await passkeys.of(personId));
    const state = JSON.stringify({ challenge: options.challenge });
    const ceremony = { kind: "passkey" as const, personId, state };
    await ceremonies.put(hashOf(ports, by), ceremony, clock.now() + CEREMONY_MS);
    return options;
  };
}

/**
 * Somebody who is signed in shows with a passkey that it is them.
 * @throws Refusal `passkey-failed`, `passkey-copied`
 */
export function proveWithPasskey(ports: Ports) {
  const check = checkPasskey(ports);
  return async (by: SignedIn, answer: PasskeyAnswer): Promise<void> => {
    const now = ports.clock.now();
    const ceremony = await ports.ceremonies.take(hashOf(ports, by), "passkey", now);
    await check(answer, ceremony && challengeIn(ceremony.state), by.person.id);
    await ports.sessions.proved(by.sessionId, now);
  };
}
