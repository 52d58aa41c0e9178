import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FORM, firstAdministrator, setUpClinic, tokenIn } from "../../../test/harness/first-administrator.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";

const HOUR = 60 * 60_000;
const secretIn = (link: string) => new URL(link).hash.slice(1);

let clinic: HttpClinic;
let as: string;
const add = (body: object) => clinic.ask("POST", "/api/colleagues", { as, body });
const look = (link: string) => clinic.ask("POST", "/api/links/look", { body: { secret: secretIn(link) } });
const welcome = (link: string, password: string = FORM.password) =>
  clinic.ask("POST", "/api/welcome", { body: { secret: secretIn(link), password } });
before(async () => {
  clinic = await openHttpClinic({ publicUrl: "https://chat.clinic.example" });
  as = await setUpClinic(clinic);
});
after(() => clinic.close());

test("an administrator adds a colleague, who chooses a password by the link, once, and is signed in", async () => {
  const added = await add({ name: " Ben  Birch ", email: "Ben@Riverside.example", roles: ["host"] });
  assert.equal(added.status, 201);
  const { id, link, endsAt } = added.json;
  assert.match(link, /^https:\/\/chat\.clinic\.example\/welcome#[A-Za-z0-9_-]{43}$/);
  assert.equal(endsAt, clinic.time.now + 24 * HOUR);
  const about = { organisation: "Riverside Clinic", name: "Ben Birch", email: "ben@riverside.example" };
  assert.deepEqual((await look(link)).json, { purpose: "welcome", ...about });
  assert.deepEqual((await look(link)).json, { purpose: "welcome", ...about });
  const ben = tokenIn(await welcome(link));
  assert.equal((await clinic.ask("GET", "/api/unread", { as: ben })).status, 200);
  assert.equal((await welcome(link)).json.code, "link-ended");
  const { colleagues } = (await clinic.ask("GET", "/api/colleagues", { as })).json;
  const { name, email } = about;
  const state = { invited: false, deactivated: false, secondFactor: false };
  assert.deepEqual(colleagues[0], { id, name, email, roles: ["host", "participant"], ...state });
});

test("a password that is refused leaves the link as it was", async () => {
  const { link } = (await add({ name: "Cleo Cho", email: "cleo@riverside.example", roles: [] })).json;
  for (const [password, code] of [
    ["short", "password-too-short"],
    ["kelp otter basin ".repeat(9), "password-too-long"],
    ["CleoCho@Riverside!", "password-personal"],
  ] as const) {
    const refused = await welcome(link, password);
    assert.deepEqual([refused.status, refused.json.code, refused.json.field], [422, code, "password"]);
  }
  assert.equal((await welcome(link)).status, 204);
});

test("of two who use a link at the same moment one gets in", async () => {
  const { link } = (await add({ name: "Dan Dove", email: "dan@riverside.example", roles: [] })).json;
  const answers = await Promise.all([welcome(link), welcome(link)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410]);
});

test("a link ends after 24 hours, and a new one ends the one before", async () => {
  const { id, link } = (await add({ name: "Eve Elm", email: "eve@riverside.example", roles: [] })).json;
  const renewed = (await clinic.ask("POST", `/api/colleagues/${id}/link`, { as })).json;
  assert.equal(renewed.id, id);
  assert.equal((await welcome(link)).json.code, "link-ended");
  assert.equal((await look(link)).json.code, "link-ended");
  clinic.time.now += 24 * HOUR - 1;
  assert.equal((await look(renewed.link)).status, 200);
  clinic.time.now += 1;
  assert.equal((await look(renewed.link)).json.code, "link-ended");
  assert.equal((await welcome(renewed.link)).json.code, "link-ended");
  as = await clinic.signedInAs(await firstAdministrator(clinic));
});

test("a colleague is listed as invited until there is a password", async () => {
  await add({ name: "Fay Fern", email: "fay@riverside.example", roles: ["participant"] });
  const { colleagues } = (await clinic.ask("GET", "/api/colleagues", { as })).json;
  const fay = colleagues.find(({ name }: { name: string }) => name === "Fay Fern");
  assert.deepEqual([fay.invited, fay.roles], [true, ["participant"]]);
});

for (const [body, status, code, field] of [
  [{ name: "", email: "gil@riverside.example", roles: [] }, 422, "name-missing", "name"],
  [{ name: "a".repeat(121), email: "gil@riverside.example", roles: [] }, 422, "name-too-long", "name"],
  [{ name: "Gil Gray", email: "gil", roles: [] }, 422, "email-invalid", "email"],
  [{ name: "Gil Gray", email: "ONA.office@riverside.example", roles: [] }, 409, "email-taken", "email"],
  [{ name: "Gil Gray", email: "gil@riverside.example", roles: ["owner"] }, 400, "invalid-body", "roles"],
] as const) {
  test(`a colleague is refused as ${code} and nobody is added`, async () => {
    const before = (await clinic.ask("GET", "/api/colleagues", { as })).json.colleagues.length;
    const refused = await add(body);
    assert.deepEqual([refused.status, refused.json.code, refused.json.field], [status, code, field]);
    assert.equal((await clinic.ask("GET", "/api/colleagues", { as })).json.colleagues.length, before);
  });
}

test("who is no administrator may neither see nor add colleagues, nor renew a link", async () => {
  const { organisationId, id } = await firstAdministrator(clinic);
  const host = await clinic.addPerson(organisationId, "Hal Host", ["host", "participant"]);
  const session = { as: await clinic.signedInAs(host) };
  const body = { name: "Gil Gray", email: "gil@riverside.example", roles: [] };
  for (const answer of [
    await clinic.ask("GET", "/api/colleagues", session),
    await clinic.ask("POST", "/api/colleagues", { ...session, body }),
    await clinic.ask("POST", `/api/colleagues/${id}/link`, session),
  ]) {
    assert.deepEqual([answer.status, answer.json.code], [403, "administrators-only"]);
  }
});

test("without a published address a link leads to where the administrator is", async (t) => {
  const other = await openHttpClinic();
  t.after(() => other.close());
  const session = await setUpClinic(other);
  const body = { name: "Ben Birch", email: "ben@riverside.example", roles: [] };
  const headers = { host: "localhost:3000" };
  const { link } = (await other.ask("POST", "/api/colleagues", { as: session, body, headers })).json;
  const bad = await other.ask("POST", "/api/colleagues", { as: session, body, headers: { host: "no host" } });
  assert.deepEqual([bad.status, bad.json.code], [400, "invalid-body"]);
  assert.match(link, /^http:\/\/localhost:3000\/welcome#/);
});
