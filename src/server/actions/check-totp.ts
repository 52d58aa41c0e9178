import type { OrganisationId, PersonId } from "../domain/identifiers.ts";
import type { Clock } from "../ports/clock.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { SecondFactorStore } from "../ports/second-factor-store.ts";
import type { Totp } from "../ports/totp.ts";

export interface CheckTotpPorts {
  readonly secondFactors: Pick<SecondFactorStore, "totpSecrets" | "useTotpStep">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly totp: Pick<Totp, "stepOf">;
  readonly clock: Clock;
}

export interface Owner {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
}

/** Whether this is a code of the person's authenticator app that was not used yet; from now on it is. */
export function checkTotp({ secondFactors, details, totp, clock }: CheckTotpPorts) {
  return async ({ personId, organisationId }: Owner, code: string): Promise<boolean> => {
    const { inUse } = await secondFactors.totpSecrets(personId);
    const secret = inUse && (await details.open({ organisationId, kind: "totp", id: personId }, inUse));
    if (secret === undefined) return false;
    const step = await totp.stepOf(secret, code, clock.now());
    return step !== undefined && (await secondFactors.useTotpStep(personId, step));
  };
}
