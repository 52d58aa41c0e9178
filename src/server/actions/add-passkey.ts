import type * as v from "valibot";
import type { Passkey } from "../../shared/protocol/account-bodies.ts";
import type { PasskeyId } from "../domain/identifiers.ts";
import { properName } from "../domain/proper-name.ts";
import { Refusal } from "../domain/refusal.ts";
import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { PasskeyCeremonies, PasskeyOptions, PasskeyPlace } from "../ports/passkey-ceremonies.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PasskeyStore, SecondFactorStore } from "../ports/second-factor-store.ts";
import type { Secrets } from "../ports/secrets.ts";
import { CEREMONY_MS } from "./after-first-factor.ts";
import { challengeIn, type PasskeyAnswer } from "./check-passkey.ts";
import { type FactorAddedPorts, factorAdded } from "./factor-added.ts";
import { type OwnStandingPorts, provedStanding } from "./own-standing.ts";
import type { SignedIn } from "./recognise-session.ts";

export const MAX_PASSKEYS = 20;

interface BeginPorts extends OwnStandingPorts {
  readonly people: Pick<PeopleStore, "organisation">;
  readonly passkeys: Pick<PasskeyStore, "of">;
  readonly passkeyCeremonies: Pick<PasskeyCeremonies, "registrationOptions">;
  readonly ceremonies: Pick<CeremonyStore, "put">;
  readonly secrets: Pick<Secrets, "hashToken">;
}

/** The challenge belongs to the session: no other one can answer it. */
function hashOf(secrets: Pick<Secrets, "hashToken">, { sessionId }: SignedIn): string {
  return secrets.hashToken(`registration ${sessionId}`);
}

/** @throws Refusal `prove-again`, `too-many-passkeys` */
export function beginPasskey(ports: BeginPorts) {
  const proved = provedStanding(ports);
  const { people, passkeys, passkeyCeremonies, ceremonies, secrets, clock } = ports;
  return async (by: SignedIn, place: PasskeyPlace): Promise<PasskeyOptions> => {
    const { personId, organisationId } = await proved(by);
    const known = await passkeys.of(personId);
    if (known.length >= MAX_PASSKEYS) throw new Refusal("too-many-passkeys");
    const organisation = (await people.organisation(organisationId))?.name ?? "";
    const { email, name } = by.person;
    const of = { organisation, personId, email, name };
    const options = await passkeyCeremonies.registrationOptions(place, of, known);
    const state = JSON.stringify({ challenge: options.challenge });
    const ceremony = { kind: "passkey" as const, personId, state };
    await ceremonies.put(hashOf(secrets, by), ceremony, clock.now() + CEREMONY_MS);
    return options;
  };
}

interface Ports extends OwnStandingPorts, FactorAddedPorts {
  readonly passkeys: Pick<PasskeyStore, "add">;
  readonly passkeyCeremonies: Pick<PasskeyCeremonies, "registered">;
  readonly ceremonies: Pick<CeremonyStore, "take">;
  readonly secondFactors: Pick<SecondFactorStore, "standing" | "putRecoveryCodes">;
  readonly secrets: Pick<Secrets, "hashToken" | "identifier" | "recoveryCode">;
}

export interface AddedPasskey {
  readonly passkey: v.InferOutput<typeof Passkey>;
  /** Recovery codes, if these are the first. */
  readonly codes: string[];
}

/** @throws Refusal `prove-again`, `passkey-failed`, `passkey-known`, `too-many-passkeys`, or what is wrong with the name */
export function addPasskey(ports: Ports) {
  const proved = provedStanding(ports);
  const added = factorAdded(ports);
  const { passkeys, passkeyCeremonies, ceremonies, secrets, clock } = ports;
  return async (
    by: SignedIn,
    { name: given, place, response }: PasskeyAnswer & { name: string },
  ): Promise<AddedPasskey> => {
    const standing = await proved(by);
    const name = properName(given, "name");
    const now = clock.now();
    const ceremony = await ceremonies.take(hashOf(secrets, by), "passkey", now);
    const challenge = ceremony && challengeIn(ceremony.state);
    const made = challenge && (await passkeyCeremonies.registered(place, challenge, response));
    if (!made) throw new Refusal("passkey-failed");
    const id = secrets.identifier() as PasskeyId;
    await passkeys.add({ ...made, id, personId: by.person.id, name, madeAt: now }, MAX_PASSKEYS);
    return { passkey: { id, name, madeAt: now, usedAt: null }, codes: await added(by, standing) };
  };
}
