import { Refusal } from "../domain/refusal.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { SecondFactorStore } from "../ports/second-factor-store.ts";
import type { Totp } from "../ports/totp.ts";
import { type FactorAddedPorts, factorAdded } from "./factor-added.ts";
import { type OwnStandingPorts, provedStanding } from "./own-standing.ts";
import type { SignedIn } from "./recognise-session.ts";

interface BeginPorts extends OwnStandingPorts {
  readonly people: Pick<PeopleStore, "organisation">;
  readonly secondFactors: Pick<SecondFactorStore, "standing" | "putPendingTotp">;
  readonly details: Pick<DetailsSealer, "seal">;
  readonly totp: Pick<Totp, "newSecret" | "uri">;
}

/**
 * A secret for an authenticator app, shown this once. An app that is in use goes on working until a code of the new
 * one was seen.
 * @throws Refusal `prove-again`
 */
export function beginTotp(ports: BeginPorts) {
  const proved = provedStanding(ports);
  const { people, secondFactors, details, totp } = ports;
  return async (by: SignedIn): Promise<{ secret: string; uri: string }> => {
    const { personId, organisationId } = await proved(by);
    const secret = await totp.newSecret();
    const issuer = (await people.organisation(organisationId))?.name ?? "";
    const sealed = await details.seal({ organisationId, kind: "totp", id: personId }, secret);
    await secondFactors.putPendingTotp(personId, sealed);
    return { secret, uri: await totp.uri(secret, { issuer, account: by.person.email }) };
  };
}

interface ConfirmPorts extends OwnStandingPorts, FactorAddedPorts {
  readonly secondFactors: Pick<
    SecondFactorStore,
    "standing" | "totpSecrets" | "confirmTotp" | "putRecoveryCodes"
  >;
  readonly details: Pick<DetailsSealer, "open" | "hashForAll">;
  readonly totp: Pick<Totp, "stepOf">;
}

/**
 * The app shows the right codes: it counts from now on, and this code is used up.
 * @returns recovery codes, if these are the first. @throws Refusal `prove-again`, `second-factor-wrong`
 */
export function confirmTotp(ports: ConfirmPorts) {
  const proved = provedStanding(ports);
  const added = factorAdded(ports);
  const { secondFactors, details, totp, clock } = ports;
  return async (by: SignedIn, code: string): Promise<string[]> => {
    const standing = await proved(by);
    const { personId, organisationId } = standing;
    const { pending } = await secondFactors.totpSecrets(personId);
    const secret = pending && (await details.open({ organisationId, kind: "totp", id: personId }, pending));
    const step = secret === undefined ? undefined : await totp.stepOf(secret, code, clock.now());
    const confirmed =
      pending && step !== undefined && (await secondFactors.confirmTotp(personId, pending, step));
    if (!confirmed) throw new Refusal("second-factor-wrong", "code");
    return added(by, standing);
  };
}
