import type { Route } from "./every-route.ts";
import type { HttpClinic } from "./http-clinic.ts";
import { ROLES, type RoleHere, type WholeOrganisation } from "./whole-organisation.ts";

type Ids = WholeOrganisation["ids"];

/** Which identifier `:id` is, by the beginning of the route. */
const ID_IN: readonly (readonly [string, keyof Ids])[] = [
  ["/api/support/organisations/", "organisation"],
  ["/api/support/requests/", "request"],
  ["/api/account/passkeys/", "passkey"],
  ["/api/account/devices/", "device"],
  ["/api/admissions/", "admission"],
  ["/api/appointments/", "appointment"],
  ["/api/waiting-room/", "appointment"],
  ["/api/letters/", "letter"],
  ["/api/colleagues/", "colleague"],
  ["/api/contacts/", "contact"],
  ["/api/threads/", "thread"],
  ["/api/uploads/", "upload"],
  ["/api/files/", "file"],
];

/** The route's address with this organisation's identifiers. */
export function addressOf({ url }: Route, ids: Ids): string {
  const kind = ID_IN.find(([beginning]) => url.startsWith(beginning))?.[1];
  return url.replace(/:(\w+)/g, (_, name: string) => {
    if (name === "day") return "2027-01-15";
    if (name === "person") return String(ids.person);
    if (name === "seq") return String(ids.seq);
    if (kind === undefined) throw new Error(`Whose identifier is in ${url}?`);
    return String(ids[kind]);
  });
}

const SETTINGS = {
  issuer: "https://sign-in.clinic.example",
  clientId: "chat",
  domains: [],
  groupsClaim: "groups",
  groups: [],
};

/** A body that a route takes, with this organisation's identifiers where it has any; undefined: it has none. */
export function bodyOf({ method, url }: Route, ids: Ids): object | undefined {
  const email = `somebody-${networks}@nowhere.example`; // each address may be tried so often
  const entry = { name: "Noa Nobody", mobile: "", email, timeZone: "America/New_York", notes: "" };
  const secret = "A".repeat(43);
  const bodies: Readonly<Record<string, object>> = {
    "POST /api/sign-in": { email, password: "a long enough password" },
    "POST /api/sign-in/totp": { code: "123456" },
    "POST /api/sign-in/recovery": { code: "ABCDEFGHJKMN" },
    "POST /api/sign-in/passkey": { response: { id: "none" } },
    "POST /api/sign-on/begin": { email },
    "POST /api/sign-on/link": { secret: "nothing" },
    "POST /api/set-up": {
      secret,
      organisation: "Clinic",
      emergencyNumber: "911",
      name: "Noa Nobody",
      email,
      password: "a long enough password",
    },
    "POST /api/links/look": { secret },
    "POST /api/welcome": { secret, password: "a long enough password" },
    "POST /api/password-reset": { email },
    "POST /api/chat-requests/look": { secret },
    "POST /api/chat-requests/confirm": { secret },
    "POST /api/support/organisations/:id/chat": { enabled: false, requestId: ids.request },
    "PUT /api/support/organisations/:id/retention": { retentionMs: 7_200_000 },
    "POST /api/account/prove": { password: "a long enough password" },
    "POST /api/account/prove/passkey": { response: { id: "none" } },
    "POST /api/account/password": { password: "another long password" },
    "POST /api/account/passkeys": { name: "Phone", response: { id: "none" } },
    "PATCH /api/account/passkeys/:id": { name: "Tablet" },
    "POST /api/account/totp/confirm": { code: "123456" },
    "POST /api/appointments": { startsAt: null, people: [ids.person] },
    "POST /api/appointments/:id/connect": { personId: ids.person },
    "PUT /api/organisation": { emergencyNumber: "112" },
    "PUT /api/organisation/single-sign-on": { ...SETTINGS, localSignIn: true },
    "POST /api/organisation/single-sign-on/test": { issuer: "https://sign-in.clinic.example" },
    "POST /api/organisation/chat-request": { wish: "off" },
    "POST /api/colleagues": { name: "Noa Nobody", email, roles: ["host"] },
    "PATCH /api/colleagues/:id": { name: "Noa Nobody" },
    "POST /api/contacts": entry,
    "POST /api/contacts/find": { query: "M" },
    "PUT /api/contacts/:id": entry,
    "POST /api/contacts/:id/merge": { into: ids.other },
    "POST /api/people/find": { query: "Ma" },
    "POST /api/threads": { people: [ids.person] },
    "POST /api/threads/:id/messages": { clientId: "message-of-somebody-else", text: "words" },
    "POST /api/threads/:id/members": { people: [ids.other], fromBefore: true },
    "POST /api/invitations/open": { secret },
    "POST /api/invitations/renew": { secret },
    "POST /api/join": { code: "000000000" },
    "POST /api/join/admitted": { admission: secret },
    "PUT /api/notifications": { channel: "none", quiet: null, timeZone: "America/New_York" },
  };
  return bodies[`${method} ${url}`];
}

let networks = 0;

const TUS = { "tus-resumable": "1.0.0" };

function headersOf({ method, url }: Route): Record<string, string> {
  if (url.endsWith("/uploads")) return { ...TUS, "upload-length": "64", "upload-metadata": "filename eA==" };
  if (!url.startsWith("/api/uploads/:")) return {};
  if (method !== "PATCH") return TUS;
  return { ...TUS, "upload-offset": "0", "content-type": "application/offset+octet-stream" };
}

/** Asks as a browser of this role does, each time from another network, so that nobody is told to wait. */
export async function askAs(
  clinic: HttpClinic,
  cookie: string,
  route: Route,
  ids: Ids,
  surplus: object = {},
): Promise<{ status: number; text: string; said: string }> {
  networks += 1;
  const body = bodyOf(route, ids);
  const from = `198.${18 + (networks >> 16)}.${(networks >> 8) & 255}.${networks & 255}`;
  const headers = { "x-forwarded-for": from, cookie, ...headersOf(route) };
  const { status, text, json } = await clinic.ask(route.method, addressOf(route, ids), {
    headers,
    ...(body && { body: { ...body, ...surplus } }),
  });
  return { status, text, said: [status, json?.code].filter(Boolean).join(" ") };
}

/** What each role is answered at a route; one word where it is the same for all. */
export async function answersAt(
  clinic: HttpClinic,
  sessions: Readonly<Record<RoleHere, string>>,
  route: Route,
  ids: Ids,
) {
  const answers: { role: RoleHere; status: number; text: string; said: string }[] = [];
  for (const role of ROLES) answers.push({ role, ...(await askAs(clinic, sessions[role], route, ids)) });
  return answers;
}
