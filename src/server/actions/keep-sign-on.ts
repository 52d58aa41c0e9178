import type { SaveSignOn, SignOnAnswer } from "../../shared/protocol/sign-on-bodies.ts";
import { isAdministrator } from "../domain/person.ts";
import { requireProof } from "../domain/proof.ts";
import { Refusal } from "../domain/refusal.ts";
import { SIGN_ON_REASONS, SignOnProblem } from "../domain/sign-on-problem.ts";
import { checkedSignOn, issuerOf, signOnDomains } from "../domain/sign-on-settings.ts";
import type { Clock } from "../ports/clock.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { SignOnProvider } from "../ports/sign-on-provider.ts";
import type { SignOnStore } from "../ports/sign-on-store.ts";
import type { SignedIn } from "./recognise-session.ts";
import { bindingOf, openSignOn } from "./sealed-sign-on.ts";
import { type TellPorts, tellAdministrators } from "./tell-administrators.ts";

interface Ports extends TellPorts {
  readonly signOn: SignOnStore;
  readonly details: Pick<DetailsSealer, "open" | "seal">;
  readonly signOnProvider: Pick<SignOnProvider, "check">;
  readonly clock: Clock;
}

type Asking = Pick<SignedIn, "person" | "provedAt">;
/** `redirectUri` is the caller's to say: it knows where the browser is. */
type Described = Omit<SignOnAnswer, "redirectUri">;

/** How people sign in at the organisation's own provider; the secret is never told. @throws Refusal `administrators-only` */
export function describeSignOn(ports: Pick<Ports, "signOn" | "details">) {
  const open = openSignOn(ports);
  return async ({ person }: Pick<SignedIn, "person">): Promise<Described> => {
    if (!isAdministrator(person.roles)) throw new Refusal("administrators-only");
    const { settings, domains, localSignIn } = await open(person.organisationId);
    const cameFromThere = settings !== undefined && (await ports.signOn.hasCome(person.id));
    if (!settings) return { provider: null, localSignIn, cameFromThere };
    const { clientSecret, groups, ...shown } = settings;
    const provider = { ...shown, groups: [...groups], domains: [...domains], hasSecret: clientSecret !== "" };
    return { provider, localSignIn, cameFromThere };
  };
}

/**
 * The whole of it is saved at once. Sign-in with a password ends only when who asks has come in by this provider, so
 * that it is known to work; administrators keep it in any case.
 * @throws Refusal `administrators-only`, `prove-again`, `settings-invalid`, `single-sign-on-invalid`, `domain-taken`,
 * `domain-public`
 */
export function saveSignOn(ports: Ports) {
  const { signOn, details, clock } = ports;
  const open = openSignOn(ports);
  const describe = describeSignOn(ports);
  const tell = tellAdministrators(ports);
  return async (by: Asking, given: SaveSignOn): Promise<Described> => {
    requireAdministrator(by, clock);
    const { person } = by;
    const { organisationId } = person;
    const { settings: before } = await open(organisationId);
    const settings = checkedSignOn(given, before);
    const domains = signOnDomains(given.domains);
    const isOther = settings.issuer !== before?.issuer;
    const works = !isOther && (await signOn.hasCome(person.id));
    if (!given.localSignIn && !works) throw invalid("not-come", "localSignIn");
    const sealed = await details.seal(bindingOf(organisationId), JSON.stringify(settings));
    await signOn.save(person, { sealed, domains, localSignIn: given.localSignIn }, isOther);
    await tell(organisationId, { kind: "sign-on-changed" });
    return describe(by);
  };
}

/** Everybody signs in here again. @throws Refusal `administrators-only`, `prove-again` */
export function removeSignOn(ports: Ports) {
  const tell = tellAdministrators(ports);
  return async (by: Asking): Promise<void> => {
    requireAdministrator(by, ports.clock);
    await ports.signOn.save(by.person, { sealed: undefined, domains: [], localSignIn: true }, true);
    await tell(by.person.organisationId, { kind: "sign-on-changed" });
  };
}

/** Asks the provider what it says of itself. @throws Refusal `administrators-only`, `prove-again`, `single-sign-on-invalid` */
export function testSignOn({ signOnProvider, clock }: Pick<Ports, "signOnProvider" | "clock">) {
  return async (by: Asking, issuer: string): Promise<void> => {
    requireAdministrator(by, clock);
    await signOnProvider.check(issuerOf(issuer)).catch((error: unknown) => {
      if (error instanceof SignOnProblem) throw invalid(error.reason, "issuer");
      throw error;
    });
  };
}

function requireAdministrator(by: Asking, clock: Clock): void {
  if (!isAdministrator(by.person.roles)) throw new Refusal("administrators-only");
  requireProof(by, clock.now());
}

function invalid(reason: keyof typeof SIGN_ON_REASONS, field: string): Refusal {
  return new Refusal("single-sign-on-invalid", field, { reason: SIGN_ON_REASONS[reason] });
}
