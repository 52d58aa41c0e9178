import type { Role } from "../../shared/protocol/parts.ts";
import { readEmailAddress } from "../domain/email-address.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { properName } from "../domain/proper-name.ts";
import { Refusal } from "../domain/refusal.ts";
import { SignOnRefusal } from "../domain/sign-on-refusal.ts";
import { rolesOfGroups } from "../domain/sign-on-settings.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { SignedOn } from "../ports/sign-on-provider.ts";
import type { CameFromProvider } from "../ports/sign-on-store.ts";
import { type AnnounceMembersPorts, announceMembers } from "./announce-members.ts";
import { type AskToLinkPorts, askToLink } from "./ask-to-link.ts";
import { explain, type KeptVisit, type SignOnPorts } from "./begin-sign-on.ts";
import { type OpenedSignOn, openSignOn } from "./sealed-sign-on.ts";
import { type SessionPorts, type StartedSession, startSession } from "./start-session.ts";
import { type TellPorts, tellAdministrators } from "./tell-administrators.ts";

type Ports = SignOnPorts &
  SessionPorts &
  AnnounceMembersPorts &
  AskToLinkPorts &
  TellPorts & {
    readonly log: SignOnPorts["log"] & TellPorts["log"];
    readonly ceremonies: SignOnPorts["ceremonies"];
    readonly secrets: SignOnPorts["secrets"];
    readonly details: Pick<DetailsSealer, "open" | "hashForAll">;
    readonly announcements: Pick<Announcements, "announce">;
  };

interface ComesBack {
  /** Of the cookie. */
  readonly token: string | undefined;
  /** Of the address, with the question mark. */
  readonly query: string;
}

export interface FinishedSignOn {
  readonly session: StartedSession;
  /** A path of this site. */
  readonly next: string;
  readonly account: "known" | "linked" | "made";
  /** Undefined where they stay as they were. */
  readonly roles: readonly Role[] | undefined;
}

/**
 * Somebody comes back from their organisation's provider. The visit is used up, whatever comes of it. Who is known by
 * the provider's subject is that person; else who has the verified address, if it is one that the provider may speak
 * of (who has used their account before is first asked by a letter: ask-to-link.ts); else an account is made.
 *
 * No second factor is asked for here: the provider is the organisation's own, its rules for signing in are too, and
 * what it would say of factors (`amr`, `acr`) is optional and means something else at each.
 * @throws Refusal `sign-in-over`, `single-sign-on-failed`, `single-sign-on-letter`
 */
export function finishSignOn(ports: Ports) {
  const { signOn, signOnProvider, secrets, announcements } = ports;
  const take = takeVisit(ports);
  const open = openSignOn(ports);
  const who = whoComes(ports);
  const start = startSession(ports);
  const tellChats = announceMembers(ports);
  const turnBack = turnedBack(ports);
  const tell = tellAdministrators(ports);
  return async ({ token, query }: ComesBack): Promise<FinishedSignOn> => {
    const { organisationId, next, ...visit } = await take(token);
    const opened = await open(organisationId);
    const { settings } = opened;
    if (!settings) throw new SignOnRefusal(organisationId);
    const groupsClaim = settings.groups.length === 0 ? undefined : settings.groupsClaim;
    const signedOn = await signOnProvider
      .finish(settings, visit, { query, groupsClaim })
      .catch(explain(ports, organisationId));
    const comes = { organisationId, ...who({ ...opened, settings }, signedOn) };
    const came = await signOn.comeIn({ ...comes, newId: secrets.identifier() as PersonId });
    if ("refused" in came) throw await turnBack(came, { ...comes, issuer: settings.issuer });
    const { personId, account, roles, threads } = came;
    if (roles) announcements.announce({ kind: "person-changed", personId });
    if (roles?.includes("administrator")) await tell(organisationId, { kind: "new-administrator" });
    if (account === "linked") await ports.writeAccountLetter({ personId, kind: "new-sign-in-way" });
    await tellChats(threads);
    return { session: await start(personId), next, account, roles };
  };
}

function turnedBack(ports: Ports) {
  const ask = askToLink(ports);
  return async (
    { refused: reason, personId }: Extract<CameFromProvider, { readonly refused: string }>,
    wish: Omit<Parameters<typeof ask>[0], "personId">,
  ): Promise<SignOnRefusal> => {
    const { organisationId, issuer, subjectHash } = wish;
    ports.log.warn({ organisationId, personId, reason }, "the provider's person may not come in");
    if (reason !== "confirm" || personId === undefined) return new SignOnRefusal(organisationId, personId);
    return ask({ organisationId, personId, issuer, subjectHash });
  };
}

function takeVisit({ ceremonies, secrets, clock }: Ports) {
  return async (token: string | undefined): Promise<KeptVisit> => {
    const ceremony = await ceremonies.take(secrets.hashToken(token ?? ""), "sign-on", clock.now());
    if (!ceremony) throw new Refusal("sign-in-over");
    return JSON.parse(ceremony.state) as KeptVisit;
  };
}

type Provider = OpenedSignOn & { readonly settings: NonNullable<OpenedSignOn["settings"]> };

function whoComes({ details, clock }: Ports) {
  return ({ settings, domains }: Provider, { subject, ...said }: SignedOn) => {
    const typed = said.emailVerified && said.email !== undefined ? readEmailAddress(said.email) : undefined;
    const isOurs = typed !== undefined && domains.includes(typed.slice(typed.indexOf("@") + 1));
    return {
      subjectHash: details.hashForAll("provider's subject", JSON.stringify([settings.issuer, subject])),
      email: isOurs ? typed : undefined,
      roles: rolesOfGroups(settings, said.groups),
      name: nameOf(said.name, typed ?? ""),
      now: clock.now(),
    };
  };
}

/** A name that cannot be shown is none; what stands before the @ is one that the person knows. */
function nameOf(said: string | undefined, email: string): string {
  try {
    return properName(said ?? "", "name");
  } catch {
    return email.slice(0, email.indexOf("@"));
  }
}
