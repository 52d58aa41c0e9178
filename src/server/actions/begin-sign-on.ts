import { readEmailAddress } from "../domain/email-address.ts";
import type { Millis, OrganisationId } from "../domain/identifiers.ts";
import { ownPath } from "../domain/own-path.ts";
import { Refusal } from "../domain/refusal.ts";
import { SignOnProblem } from "../domain/sign-on-problem.ts";
import { SignOnRefusal } from "../domain/sign-on-refusal.ts";
import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { SignOnProvider, SignOnVisit } from "../ports/sign-on-provider.ts";
import type { SignOnStore } from "../ports/sign-on-store.ts";
import { openSignOn, type SealedSignOnPorts } from "./sealed-sign-on.ts";

/** Long enough for a password and a second factor there. */
const VISIT_MS: Millis = 10 * 60_000;

export interface SignOnPorts extends SealedSignOnPorts {
  readonly signOn: SignOnStore;
  readonly signOnProvider: SignOnProvider;
  readonly ceremonies: Pick<CeremonyStore, "put" | "take">;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: { warn(about: object, message: string): void };
}

/** What is kept of a visit until its browser comes back. */
export interface KeptVisit extends SignOnVisit {
  readonly organisationId: OrganisationId;
  readonly next: string;
}

interface Wish {
  readonly email: string;
  readonly next: string | undefined;
  readonly redirectUri: string;
}

/** `token` goes into a cookie, is kept nowhere else, and ties the answer to this browser. */
export interface BegunVisit {
  readonly url: string;
  readonly token: string;
}

/**
 * Somebody goes to their organisation's provider. Which one that is, the domain says: whether there is an account is
 * not looked at.
 * @throws Refusal `single-sign-on-unknown`, `single-sign-on-failed` where the provider cannot be reached
 */
export function beginSignOn(ports: SignOnPorts) {
  const { signOn, signOnProvider, ceremonies, secrets, clock } = ports;
  const open = openSignOn(ports);
  return async ({ email: typed, next, redirectUri }: Wish): Promise<BegunVisit> => {
    const email = readEmailAddress(typed);
    const organisationId = email && (await signOn.organisationOf(email.slice(email.indexOf("@") + 1)));
    if (!organisationId) throw new Refusal("single-sign-on-unknown", "email");
    const { settings } = await open(organisationId);
    if (!settings) throw new Refusal("single-sign-on-unknown", "email");
    const groupsClaim = settings.groups.length === 0 ? undefined : settings.groupsClaim;
    const [state, nonce, verifier, token] = [1, 2, 3, 4].map(secrets.token) as [
      string,
      string,
      string,
      string,
    ];
    const visit = { redirectUri, state, nonce, verifier };
    const url = await signOnProvider
      .begin(settings, visit, { email, groupsClaim })
      .catch(explain(ports, organisationId));
    const kept: KeptVisit = { ...visit, organisationId, next: ownPath(next) };
    const ceremony = { kind: "sign-on" as const, personId: undefined, state: JSON.stringify(kept) };
    await ceremonies.put(secrets.hashToken(token), ceremony, clock.now() + VISIT_MS);
    return { url, token };
  };
}

/** Why it did not work out is for the log of those who run the installation; who tries to sign in is told that. */
export function explain({ log }: Pick<SignOnPorts, "log">, organisationId: OrganisationId) {
  return (error: unknown): never => {
    if (!(error instanceof SignOnProblem)) throw error;
    const { reason, detail } = error;
    log.warn(
      { organisationId, reason, detail },
      "signing in at the organisation's provider did not work out",
    );
    throw new SignOnRefusal(organisationId);
  };
}
