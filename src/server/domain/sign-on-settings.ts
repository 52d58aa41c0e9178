import type { Role } from "../../shared/protocol/parts.ts";
import type { GroupRoles, SaveSignOn } from "../../shared/protocol/sign-on-bodies.ts";
import { colleagueRoles } from "./colleague-roles.ts";
import { readEmailAddress } from "./email-address.ts";
import { isPublicEmailDomain } from "./public-email-domains.ts";
import { Refusal } from "./refusal.ts";
import { SIGN_ON_REASONS } from "./sign-on-problem.ts";

/** What is kept sealed of an organisation's provider. */
export interface SignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly groupsClaim: string;
  readonly groups: readonly GroupRoles[];
}

const MAX_TEXT = 500;
const MAX_DOMAINS = 50;
const MAX_GROUPS = 200;
const WELL_KNOWN = "/.well-known/openid-configuration";

/**
 * The issuer as providers name themselves (OpenID Connect Discovery 1.0, 2 and 4): an address without query and
 * fragment. Who copied the address of the discovery document means the same.
 * @throws Refusal `single-sign-on-invalid`
 */
export function issuerOf(typed: string): string {
  const text = typed.trim().replace(WELL_KNOWN, "");
  const url = text.length > MAX_TEXT ? null : URL.parse(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  if (!isPlain || url.search !== "" || url.hash !== "" || url.pathname.includes("/.well-known/"))
    throw new Refusal("single-sign-on-invalid", "issuer", { reason: SIGN_ON_REASONS["no-address"] });
  return text;
}

/** @throws Refusal `settings-invalid`, `domain-public` where anybody can have an address */
export function signOnDomains(typed: readonly string[]): readonly string[] {
  const domains = typed.map((domain) => domain.trim().toLowerCase().replace(/^@/, ""));
  const isWrong = (domain: string) => readEmailAddress(`a@${domain}`) === undefined;
  if (domains.length === 0 || domains.length > MAX_DOMAINS || domains.some(isWrong))
    throw new Refusal("settings-invalid", "domains");
  if (domains.some(isPublicEmailDomain)) throw new Refusal("domain-public", "domains");
  return [...new Set(domains)].sort();
}

/**
 * What an administrator entered, over what was there. A secret stays with the issuer and the client that it was
 * entered for: who may change settings must not have it sent elsewhere.
 * @throws Refusal `settings-invalid`, `single-sign-on-invalid`, each with the field
 */
export function checkedSignOn(given: SaveSignOn, before: SignOnSettings | undefined): SignOnSettings {
  const issuer = issuerOf(given.issuer);
  const clientId = plainText("clientId", given.clientId);
  const stays = before?.issuer === issuer && before.clientId === clientId ? before.clientSecret : undefined;
  const clientSecret = given.clientSecret ?? stays;
  if (clientSecret === undefined || clientSecret.length > MAX_TEXT)
    throw new Refusal("settings-invalid", "clientSecret");
  if (given.groups.length > MAX_GROUPS) throw new Refusal("settings-invalid", "groups");
  const groups = given.groups.map(({ group, roles }) => ({
    group: plainText("groups", group),
    roles: [...colleagueRoles(roles)],
  }));
  return { issuer, clientId, clientSecret, groupsClaim: plainText("groupsClaim", given.groupsClaim), groups };
}

function plainText(field: string, typed: string): string {
  const text = typed.trim();
  if (text === "" || text.length > MAX_TEXT || /\p{Cc}/u.test(text))
    throw new Refusal("settings-invalid", field);
  return text;
}

/**
 * The roles of all of somebody's groups; groups that nobody named give none.
 * @returns undefined where roles are not the provider's to give
 */
export function rolesOfGroups(
  { groups }: Pick<SignOnSettings, "groups">,
  of: readonly string[],
): readonly Role[] | undefined {
  if (groups.length === 0) return undefined;
  return colleagueRoles(groups.filter(({ group }) => of.includes(group)).flatMap(({ roles }) => roles));
}
