import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FORM, tokenIn } from "../../../test/harness/first-administrator.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";

const HOUR = 60 * 60_000;

let clinic: HttpClinic;
let secret: string;
before(async () => {
  clinic = await openHttpClinic();
});
after(() => clinic.close());

test("the link of a later start replaces the one before", async () => {
  const first = await clinic.deeds.issueSetUpLink();
  secret = (await clinic.deeds.issueSetUpLink()) ?? "";
  const look = (one: string | undefined) => clinic.ask("POST", "/api/links/look", { body: { secret: one } });
  assert.deepEqual([(await look(first)).status, (await look(first)).json.code], [410, "link-ended"]);
  const { status, json } = await look(secret);
  assert.deepEqual([status, json], [200, { purpose: "set-up", organisation: null, name: null, email: null }]);
});

for (const [field, value, code, of] of [
  ["organisation", " ", "name-missing", "organisation"],
  ["organisation", "a".repeat(121), "name-too-long", "organisation"],
  ["emergencyNumber", "9".repeat(41), "invalid-body", "emergencyNumber"],
  ["name", "", "name-missing", "name"],
  ["name", "Ona\0", "invalid-body", "name"],
  ["email", "ona@", "email-invalid", "email"],
  ["password", "too short", "password-too-short", "password"],
  ["password", "kelp otter basin ".repeat(9), "password-too-long", "password"],
  ["password", "Riverside-Clinic-2026", "password-personal", "password"],
] as const) {
  test(`a form with the ${field} ${JSON.stringify(value.slice(0, 25))} is refused, and the link stays`, async () => {
    const refused = await clinic.ask("POST", "/api/set-up", { body: { secret, ...FORM, [field]: value } });
    assert.deepEqual([refused.json.code, refused.json.field], [code, of]);
    assert.equal(refused.headers["set-cookie"], undefined);
    assert.equal((await clinic.ask("POST", "/api/links/look", { body: { secret } })).status, 200);
  });
}

test("without the link nobody is set up", async () => {
  const answer = await clinic.ask("POST", "/api/set-up", { body: { ...FORM, secret: "guessed" } });
  assert.deepEqual([answer.status, answer.json.code], [410, "link-ended"]);
});

test("of two who use the link at the same moment one is set up, as administrator, and signed in", async () => {
  const body = { secret, ...FORM };
  const answers = await Promise.all([1, 2].map(() => clinic.ask("POST", "/api/set-up", { body })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410]);
  const as = tokenIn(answers.find(({ status }) => status === 204) ?? { headers: {} });
  const { colleagues } = (await clinic.ask("GET", "/api/colleagues", { as })).json;
  const [{ id, ...administrator }] = colleagues;
  assert.deepEqual(administrator, {
    name: "Ona Office",
    email: "ona.office@riverside.example",
    roles: ["administrator", "participant"],
    invited: false,
    deactivated: false,
    secondFactor: false,
  });
});

test("once there is an organisation there is no set-up link any more, and an old one does nothing", async () => {
  assert.equal(await clinic.deeds.issueSetUpLink(), undefined);
  const { secrets, links } = clinic.ports;
  await links.put(secrets.hashToken("left over"), { kind: "set-up" }, clinic.time.now + HOUR);
  const answer = await clinic.ask("POST", "/api/set-up", {
    body: { ...FORM, email: "other@riverside.example", secret: "left over" },
  });
  assert.deepEqual([answer.status, answer.json.code], [410, "link-ended"]);
});

test("a set-up link ends after 24 hours", async (t) => {
  const other = await openHttpClinic();
  t.after(() => other.close());
  const late = (await other.deeds.issueSetUpLink()) ?? "";
  other.time.now += 24 * HOUR;
  const answer = await other.ask("POST", "/api/set-up", { body: { secret: late, ...FORM } });
  assert.deepEqual([answer.status, answer.json.code], [410, "link-ended"]);
});
