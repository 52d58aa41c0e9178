import { CODES_ALONE_A_DAY } from "../../src/server/actions/code-attempts.ts";
import type { OrganisationId } from "../../src/server/domain/identifiers.ts";
import { browserOf, type HttpBrowser, sentTo } from "./http-browser.ts";
import type { HttpClinic } from "./http-clinic.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const MAYAS_MOBILE = "+12025550142";
export const MAYAS_EMAIL = "maya@post.example";

/** A host, a contact of theirs (Maya), their chat, and a browser that nobody is known in. */
export interface Visit {
  readonly here: OrganisationId;
  readonly ada: HttpBrowser;
  readonly maya: number;
  readonly threadId: number;
  readonly phone: HttpBrowser;
}

/** Each time in an organisation of its own, an hour after whatever was before. */
export async function visit(clinic: HttpClinic): Promise<Visit> {
  await sentTo(clinic, "nobody"); // what is on its way
  clinic.time.now += HOUR;
  const here = clinic.addOrganisation("Riverside Clinic");
  const ada = await hostOf(clinic, here, "Ada Ames");
  const maya = await keep(ada);
  return { here, ada, maya, threadId: await startChat(ada, maya), phone: await browserOf(clinic) };
}

export async function hostOf(
  clinic: HttpClinic,
  organisation: OrganisationId,
  name: string,
): Promise<HttpBrowser> {
  return browserOf(clinic, await clinic.addPerson(organisation, `${name} ${organisation}`, ["host"]));
}

/** Maya, unless something else is said. @returns her identifier */
export async function keep(by: HttpBrowser, entry: object = {}): Promise<number> {
  const maya = { name: "Maya Lind", mobile: MAYAS_MOBILE, email: MAYAS_EMAIL, timeZone: "America/New_York" };
  const { json } = await by.ask("POST", "/api/contacts", { body: { ...maya, notes: "", ...entry } });
  return json.contact.id;
}

/** Somebody with a mobile number alone. */
export const MILO = { name: "Milo Lind", mobile: "202 555 0143", email: "" };
export const MILOS_MOBILE = "+12025550143";

export async function startChat(by: HttpBrowser, ...people: number[]): Promise<number> {
  return (await by.ask("POST", "/api/threads", { body: { people } })).json.threadId;
}

let said = 0;

export function say(by: HttpBrowser, threadId: number, text: string) {
  said += 1;
  const clientId = `message-${String(said).padStart(10, "0")}`;
  return by.ask("POST", `/api/threads/${threadId}/messages`, { body: { clientId, text } });
}

export function openLink(by: HttpBrowser, secret: string) {
  return by.ask("POST", "/api/invitations/open", { body: { secret } });
}

export function codeOf({ status, json }: { status: number; json: { code: string } }): [number, string] {
  return [status, json.code];
}

/** The chats in a list. */
export function idsIn({ json }: { json: { threads: { id: number }[] } }): number[] {
  return json.threads.map(({ id }) => id);
}

/** What a person reads in a chat. */
export async function textsIn(by: HttpBrowser, threadId: number): Promise<string[]> {
  const { json } = await by.ask("GET", `/api/threads/${threadId}/messages`);
  return json.messages.map(({ text }: { text: string }) => text);
}

/** As if guessed from everywhere: the installation has had its wrong codes of today. */
export async function besiege({ ports, time }: HttpClinic): Promise<void> {
  const today = Math.floor(time.now / (24 * HOUR));
  for (let guess = 0; guess < CODES_ALONE_A_DAY; guess += 1) await ports.codes.countWrong(today);
}
