import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";

let clinic: HttpClinic;
let as: string;

before(async () => {
  clinic = await openHttpClinic();
  const host = await clinic.addPerson(clinic.addOrganisation("Riverside Clinic"), "Ada Ames", ["host"]);
  as = await clinic.signedInAs(host);
});
after(() => clinic.close());

for (const [method, url] of [
  ["GET", "/api/contacts"],
  ["POST", "/api/contacts/find"],
  ["POST", "/api/people/find"],
  ["POST", "/api/contacts"],
  ["PUT", "/api/contacts/1"],
  ["DELETE", "/api/contacts/1"],
  ["POST", "/api/contacts/1/merge"],
  ["POST", "/api/threads/1/members"],
  ["DELETE", "/api/threads/1/members/1"],
  ["GET", "/api/threads/1/participants"],
  ["POST", "/api/threads/1/members/1/invitation"],
  ["DELETE", "/api/threads/1/members/1/invitation"],
  ["POST", "/api/threads/1/members/1/code"],
  ["DELETE", "/api/threads/1/members/1/code"],
  ["POST", "/api/invitations/computer"],
  ["POST", "/api/admissions/1/admit"],
  ["POST", "/api/admissions/1/refuse"],
] as const) {
  test(`${method} ${url} is not for strangers`, async () => {
    for (const cookie of ["", "guest=x", "session=x; guest=y"]) {
      const { status, json } = await clinic.ask(method, url, { headers: { cookie } });
      assert.deepEqual([status, json.code], [401, "not-signed-in"]);
    }
  });
}

for (const [method, url, body] of [
  ["POST", "/api/contacts/find", { name: "x" }],
  ["POST", "/api/contacts", { name: "Maya Lind" }],
  ["POST", "/api/contacts", undefined],
  ["PUT", "/api/contacts/1", { name: 1 }],
  ["POST", "/api/contacts/1/merge", { into: "2" }],
  ["POST", "/api/threads/1/members", { people: [1.5], fromBefore: false }],
  ["POST", "/api/threads/1/members", { people: [1] }],
  ["POST", "/api/invitations/open", { secret: 1 }],
  ["POST", "/api/invitations/open", {}],
  ["POST", "/api/invitations/renew", { secret: null }],
  ["POST", "/api/join", { code: 123_456_789 }],
  ["POST", "/api/join", { code: "123456789", more: true }],
  ["POST", "/api/join/admitted", {}],
] as const) {
  test(`${method} ${url} with ${JSON.stringify(body)} is refused before anything is looked at`, async () => {
    const { status, json } = await clinic.ask(method, url, { as, body });
    assert.deepEqual([status, json.code], [400, "invalid-body"]);
  });
}

for (const [method, url, code] of [
  ["PUT", "/api/contacts/x", "contact-not-found"],
  ["DELETE", "/api/contacts/0", "contact-not-found"],
  ["DELETE", "/api/threads/x/members/1", "thread-not-found"],
  ["DELETE", "/api/threads/1/members/x", "member-not-found"],
  ["GET", "/api/threads/99/participants", "thread-not-found"],
] as const) {
  test(`${method} ${url} names nothing that there is`, async () => {
    const { status, json } = await clinic.ask(method, url, { as });
    assert.deepEqual([status, json.code], [404, code]);
  });
}
