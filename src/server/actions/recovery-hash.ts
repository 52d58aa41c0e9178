import type { PersonId } from "../domain/identifiers.ts";
import { readRecoveryCode } from "../domain/recovery-code.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";

export interface RecoveryPorts {
  readonly details: Pick<DetailsSealer, "hashForAll">;
}

/** What of a recovery code is kept: keyed, so that whoever has the database alone cannot try all of them. */
export function recoveryHash({ details }: RecoveryPorts) {
  return (personId: PersonId, code: string): string =>
    details.hashForAll("recovery code", `${personId} ${readRecoveryCode(code)}`);
}
