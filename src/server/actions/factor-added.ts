import { hasSecondFactor } from "../domain/second-factor.ts";
import type { Later } from "../ports/later.ts";
import type { SignInStanding } from "../ports/second-factor-store.ts";
import type { endSessions } from "./end-sessions.ts";
import { type MakeRecoveryCodesPorts, makeRecoveryCodes } from "./make-recovery-codes.ts";
import type { SignedIn } from "./recognise-session.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

export interface FactorAddedPorts extends MakeRecoveryCodesPorts {
  readonly endSessions: ReturnType<typeof endSessions>;
  readonly writeAccountLetter: WriteAccountLetter;
  readonly later: Later;
}

/**
 * A factor was added. With the first one every other session ends (each was begun with less), this one may do
 * everything, and recovery codes are made. A letter tells the person of each.
 * @returns the recovery codes, if these are the first
 */
export function factorAdded(ports: FactorAddedPorts) {
  const make = makeRecoveryCodes(ports);
  return async ({ sessionId, person }: SignedIn, before: SignInStanding): Promise<string[]> => {
    if (!hasSecondFactor(before)) await ports.endSessions(person.id, sessionId);
    ports.later.do("tell of a new way to sign in", async () => {
      await ports.writeAccountLetter({ personId: person.id, kind: "new-sign-in-way" });
    });
    return before.recoveryLeft === 0 ? make(person.id) : [];
  };
}
