import type { PersonId } from "../domain/identifiers.ts";
import { grouped } from "../domain/recovery-code.ts";
import type { SecondFactorStore } from "../ports/second-factor-store.ts";
import type { Secrets } from "../ports/secrets.ts";
import { type RecoveryPorts, recoveryHash } from "./recovery-hash.ts";

const CODES = 10;

export interface MakeRecoveryCodesPorts extends RecoveryPorts {
  readonly secondFactors: Pick<SecondFactorStore, "putRecoveryCodes">;
  readonly secrets: Pick<Secrets, "recoveryCode">;
}

/** Ten, in place of those before; nobody can see them again. */
export function makeRecoveryCodes(ports: MakeRecoveryCodesPorts) {
  const hashOf = recoveryHash(ports);
  return async (personId: PersonId): Promise<string[]> => {
    const codes = Array.from({ length: CODES }, () => ports.secrets.recoveryCode());
    const hashes = codes.map((code) => hashOf(personId, code));
    await ports.secondFactors.putRecoveryCodes(personId, hashes);
    return codes.map(grouped);
  };
}
