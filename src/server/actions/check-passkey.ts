import { AccountRefusal } from "../domain/account-refusal.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { PasskeyCeremonies, PasskeyPlace, PasskeyResponse } from "../ports/passkey-ceremonies.ts";
import type { PasskeyStore } from "../ports/second-factor-store.ts";

export interface CheckPasskeyPorts {
  readonly passkeys: Pick<PasskeyStore, "find" | "used">;
  readonly passkeyCeremonies: Pick<PasskeyCeremonies, "signed">;
  readonly clock: Clock;
}

export interface PasskeyAnswer {
  readonly place: PasskeyPlace;
  readonly response: PasskeyResponse;
}

/**
 * Whose passkey answered this challenge. A counter that does not grow means that there are two of the authenticator
 * (WebAuthn 7.2, step 22): that one is refused, with a code of its own, which the log keeps.
 * @param of only a passkey of this person will do
 * @throws Refusal `passkey-failed`, `passkey-copied`
 */
export function checkPasskey({ passkeys, passkeyCeremonies, clock }: CheckPasskeyPorts) {
  return async (
    { place, response }: PasskeyAnswer,
    challenge: string | undefined,
    of?: PersonId,
  ): Promise<PersonId> => {
    const passkey = await passkeys.find(response.id);
    if (challenge === undefined || !passkey || (of !== undefined && passkey.personId !== of)) {
      throw of === undefined ? new Refusal("passkey-failed") : new AccountRefusal("passkey-failed", of);
    }
    const counter = await passkeyCeremonies.signed(place, challenge, response, passkey);
    if (counter === undefined) throw new AccountRefusal("passkey-failed", passkey.personId);
    if (!(await passkeys.used(passkey.id, counter, clock.now()))) {
      throw new AccountRefusal("passkey-copied", passkey.personId);
    }
    return passkey.personId;
  };
}

/** The challenge in a ceremony's state. */
export function challengeIn(state: string): string | undefined {
  return (JSON.parse(state) as { challenge?: string }).challenge;
}
