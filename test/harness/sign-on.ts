import assert from "node:assert/strict";
import type { Person } from "../../src/server/domain/person.ts";
import type { SaveSignOn } from "../../src/shared/protocol/sign-on-bodies.ts";
import { firstAdministrator, setUpClinic } from "./first-administrator.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser, sentTo } from "./http-browser.ts";
import { type HttpClinic, openHttpClinic } from "./http-clinic.ts";
import { CLIENT } from "./open-id-provider.ts";

export const ORIGIN = "https://chat.clinic.example";
export const REDIRECT_URI = `${ORIGIN}/api/sign-on/callback`;
export const DOMAIN = "riverside.example";

/** A clinic whose administrator is in, at the time that providers have. */
export async function openSignOnClinic(): Promise<{ clinic: HttpClinic; ona: Person; office: HttpBrowser }> {
  const clinic = await openHttpClinic({ ...BEHIND_A_PROXY, publicUrl: ORIGIN });
  clinic.time.now = Date.now();
  await setUpClinic(clinic);
  const ona = await firstAdministrator(clinic);
  const office = await browserOf(clinic, ona);
  prove(clinic, ona);
  return { clinic, ona, office };
}

/** This person has just shown that it is them. */
export function prove(clinic: HttpClinic, { id }: Person): void {
  clinic.sql("UPDATE sessions SET proved_at = ? WHERE person_id = ?", clinic.time.now, id);
}

export function settings(issuer: string, over: Partial<SaveSignOn> = {}): SaveSignOn {
  return {
    issuer,
    ...CLIENT,
    domains: [DOMAIN],
    groupsClaim: "groups",
    groups: [],
    localSignIn: true,
    ...over,
  };
}

export async function save(office: HttpBrowser, body: SaveSignOn): Promise<void> {
  const saved = await office.ask("PUT", "/api/organisation/single-sign-on", { body });
  assert.equal(saved.status, 200, saved.text);
}

let addresses = 0;

/** A browser that nobody knows yet, at an address of its own. */
export function stranger(clinic: HttpClinic): Promise<HttpBrowser> {
  addresses += 1;
  return browserOf(clinic, undefined, `198.19.${addresses >> 8}.${addresses & 255}`);
}

/** Types an address. @returns where the browser is sent */
export async function begin(browser: HttpBrowser, email: string, next?: string): Promise<URL> {
  const begun = await browser.ask("POST", "/api/sign-on/begin", { body: { email, ...(next && { next }) } });
  assert.equal(begun.status, 200, begun.text);
  return new URL(begun.json.url);
}

/** The browser comes back. @returns where it is sent then */
export async function comeBack(browser: HttpBrowser, { pathname, search }: URL): Promise<string> {
  const answer = await browser.ask("GET", pathname + search);
  assert.equal(answer.status, 303, answer.text);
  return String(answer.headers.location);
}

/** Whoever this browser is; null for nobody. */
export async function whoIsIn({ deeds }: HttpClinic, { jar }: HttpBrowser): Promise<Person | null> {
  return (await deeds.recogniseSession(jar.get("__Host-session") ?? ""))?.person ?? null;
}

/** @returns the secret of the newest letter that asks whether this account may be opened by the provider */
export async function confirmLinkOf(clinic: HttpClinic, { email }: Person): Promise<string> {
  for (const { text } of await sentTo(clinic, email)) {
    const secret = /\/link-sign-in#([A-Za-z0-9_-]+)/.exec(text ?? "")?.[1];
    if (secret !== undefined) return secret;
  }
  throw new Error("No link was sent.");
}

/** They come by the provider, allow it from their mail, and may then come in. */
export async function linkByLetter(clinic: HttpClinic, person: Person): Promise<void> {
  const body = { secret: await confirmLinkOf(clinic, person) };
  const answer = await (await stranger(clinic)).ask("POST", "/api/sign-on/link", { body });
  assert.equal(answer.status, 204, answer.text);
}
