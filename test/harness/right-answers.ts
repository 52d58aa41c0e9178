import type { RoleHere } from "./whole-organisation.ts";

/** For whom a route is; everybody else is refused, with the same code wherever they are. */
type For =
  | "anybody"
  | "members"
  | "accounts"
  | "hosts"
  | "administrators"
  | "support"
  | "guests"
  | "everybody";

/**
 * What those for whom a route is are answered: who come with the identifiers of another organisation, and, where that
 * differs (`own`), who are of the same organisation and have no part in the chat that is asked for.
 */
export type RightAnswer = { readonly [who in For]?: string } & { readonly own?: string };

/** Each route has its entry: one that is added without it fails the walk. */
export const RIGHT_ANSWERS: Readonly<Record<string, RightAnswer>> = {
  "POST /api/sign-in": { anybody: "401 sign-in-failed" },
  "POST /api/sign-in/totp": { anybody: "410 sign-in-over" },
  "POST /api/sign-in/recovery": { anybody: "410 sign-in-over" },
  "POST /api/sign-in/passkey": { anybody: "410 sign-in-over" },
  "POST /api/sign-in/passkey/options": { anybody: "200" },
  "POST /api/sign-on/begin": { anybody: "404 single-sign-on-unknown" },
  "GET /api/sign-on/callback": { anybody: "303" },
  "POST /api/sign-on/link": { anybody: "410 link-ended" },
  "POST /api/sign-out": { everybody: "204" },
  "POST /api/set-up": { anybody: "410 link-ended" },
  "GET /api/support": { support: "200" },
  "POST /api/support/organisations/:id/chat": { support: "204" },
  "PUT /api/support/organisations/:id/retention": { support: "204" },
  "POST /api/support/requests/:id/decline": { support: "204" },
  "POST /api/sms/inbound": { anybody: "404 not-found" },
  "GET /api/account": { accounts: "200" },
  "POST /api/account/prove": { accounts: "422 password-wrong" },
  "POST /api/account/prove/passkey": { accounts: "403 passkey-failed" },
  "POST /api/account/prove/passkey/options": { accounts: "200" },
  "POST /api/account/password": { accounts: "204" },
  "POST /api/account/passkeys": { accounts: "403 passkey-failed" },
  "POST /api/account/passkeys/options": { accounts: "200" },
  "PATCH /api/account/passkeys/:id": { accounts: "404 passkey-not-found" },
  "DELETE /api/account/passkeys/:id": { accounts: "404 passkey-not-found" },
  "POST /api/account/totp": { accounts: "200" },
  "DELETE /api/account/totp": { accounts: "404 not-found" },
  "POST /api/account/totp/confirm": { accounts: "422 second-factor-wrong" },
  "POST /api/account/recovery-codes": { accounts: "404 not-found" },
  "DELETE /api/account/devices": { accounts: "204" },
  "DELETE /api/account/devices/:id": { accounts: "404 not-found" },
  "POST /api/account/active": { accounts: "204" },
  "GET /api/audit": { administrators: "200" },
  "GET /api/audit/csv": { administrators: "200" },
  "GET /api/audit/certificate/:day": { administrators: "200" },
  "GET /api/audit/fhir": { administrators: "200" },
  "POST /api/admissions/:id/admit": { hosts: "410 admission-ended" },
  "POST /api/admissions/:id/refuse": { hosts: "410 admission-ended" },
  "POST /api/appointments": { hosts: "404 person-not-found" },
  "GET /api/appointments": { hosts: "200" },
  "DELETE /api/appointments/:id": { hosts: "404 appointment-not-found" },
  "POST /api/appointments/:id/remind": { hosts: "404 appointment-not-found" },
  "POST /api/appointments/:id/connect": { hosts: "404 appointment-not-found" },
  "GET /api/attention": { administrators: "200" },
  "GET /api/organisation": { administrators: "200" },
  "PUT /api/organisation": { administrators: "200" },
  "GET /api/organisation/single-sign-on": { administrators: "200" },
  "PUT /api/organisation/single-sign-on": { administrators: "422 settings-invalid" },
  "DELETE /api/organisation/single-sign-on": { administrators: "204" },
  "POST /api/organisation/single-sign-on/test": { administrators: "422 single-sign-on-invalid" },
  "POST /api/organisation/chat-request": { administrators: "204" },
  "GET /api/outbox": { anybody: "200" },
  "POST /api/links/look": { anybody: "410 link-ended" },
  "GET /api/letters": { administrators: "200" },
  "DELETE /api/letters/:id": { administrators: "404 letter-not-found", own: "204" },
  "POST /api/letters/:id/again": { administrators: "404 letter-not-found", own: "202" },
  "POST /api/welcome": { anybody: "410 link-ended" },
  "GET /api/waiting-rooms": { members: "200" },
  "GET /api/waiting-room/:id": { members: "404 appointment-not-found" },
  "GET /api/colleagues": { administrators: "200" },
  "POST /api/colleagues": { administrators: "201" },
  "PATCH /api/colleagues/:id": { administrators: "404 person-not-found", own: "204" },
  "POST /api/colleagues/:id/link": { administrators: "404 person-not-found", own: "201" },
  "POST /api/colleagues/:id/deactivate": {
    administrators: "404 person-not-found",
    own: "409 last-administrator",
  },
  "POST /api/colleagues/:id/restore": { administrators: "404 person-not-found", own: "201" },
  "POST /api/colleagues/:id/reset-second-factor": { administrators: "404 person-not-found", own: "204" },
  "GET /api/contacts": { hosts: "200" },
  "POST /api/contacts": { hosts: "201" },
  "POST /api/contacts/find": { hosts: "200" },
  "PUT /api/contacts/:id": { hosts: "404 contact-not-found" },
  "DELETE /api/contacts/:id": { hosts: "404 contact-not-found" },
  "POST /api/contacts/:id/merge": { hosts: "404 contact-not-found" },
  "GET /api/chat": { members: "200" },
  "POST /api/chat-requests/look": { anybody: "410 link-ended" },
  "POST /api/chat-requests/confirm": { anybody: "410 link-ended" },
  "POST /api/password-reset": { anybody: "204" },
  "POST /api/people/find": { hosts: "200" },
  "POST /api/threads": { hosts: "404 person-not-found" },
  "GET /api/threads": { members: "200" },
  "GET /api/threads/:id/messages": { members: "404 thread-not-found" },
  "POST /api/threads/:id/messages": { members: "404 thread-not-found" },
  "DELETE /api/threads/:id/messages/:seq": { members: "404 thread-not-found" },
  "POST /api/threads/:id/members": { hosts: "404 thread-not-found" },
  "DELETE /api/threads/:id/members/:person": { hosts: "404 thread-not-found" },
  "POST /api/threads/:id/members/:person/invitation": { hosts: "404 thread-not-found" },
  "DELETE /api/threads/:id/members/:person/invitation": { hosts: "404 thread-not-found" },
  "POST /api/threads/:id/members/:person/code": { hosts: "404 thread-not-found" },
  "DELETE /api/threads/:id/members/:person/code": { hosts: "404 thread-not-found" },
  "GET /api/threads/:id/participants": { hosts: "404 thread-not-found" },
  "POST /api/threads/:id/uploads": { members: "404 thread-not-found" },
  "GET /api/unread": { members: "200" },
  "GET /api/uploads/left": { members: "200" },
  "GET /api/uploads/:id": { members: "404 upload-not-found" },
  "PATCH /api/uploads/:id": { members: "404 upload-not-found" },
  "POST /api/uploads/:id": { members: "400 upload-unclear" },
  "DELETE /api/uploads/:id": { members: "404 upload-not-found" },
  "GET /api/files/refused": { administrators: "200" },
  "GET /api/files/:id": { members: "404 file-not-found" },
  "POST /api/invitations/open": { anybody: "410 link-ended" },
  "POST /api/invitations/renew": { anybody: "202" },
  "POST /api/join": { anybody: "404 code-wrong" },
  "POST /api/join/admitted": { anybody: "410 admission-ended" },
  "GET /api/me": { anybody: "200" },
  "GET /api/notifications": { members: "200" },
  "PUT /api/notifications": { members: "200" },
  "POST /api/invitations/computer": { guests: "409 email-missing" },
};

const NOBODY = "401 not-signed-in";
const NOT_ALLOWED = "403 not-allowed";

/** Who else is refused how, role by role. */
const REFUSED: Readonly<Record<For, Partial<Record<RoleHere, string>>>> = {
  anybody: {},
  everybody: { nobody: NOBODY },
  members: { nobody: NOBODY, support: NOT_ALLOWED },
  accounts: { nobody: NOBODY, guest: NOT_ALLOWED },
  hosts: { nobody: NOBODY, guest: NOT_ALLOWED, participant: NOT_ALLOWED, support: NOT_ALLOWED },
  administrators: {
    nobody: NOBODY,
    guest: "403 administrators-only",
    participant: "403 administrators-only",
    host: "403 administrators-only",
    support: NOT_ALLOWED,
  },
  support: {
    nobody: NOBODY,
    guest: "403 support-only",
    participant: "403 support-only",
    host: "403 support-only",
    administrator: "403 support-only",
  },
  guests: {
    nobody: NOBODY,
    participant: "403 not-a-guest",
    host: "403 not-a-guest",
    administrator: "403 not-a-guest",
    support: NOT_ALLOWED,
  },
};

export function isFor(answer: RightAnswer): For {
  return Object.keys(REFUSED).find((who) => who in answer) as For;
}

export function rightAnswer(answer: RightAnswer, role: RoleHere, own: boolean): string {
  const who = isFor(answer);
  return REFUSED[who][role] ?? (own ? answer.own : undefined) ?? answer[who] ?? "";
}
