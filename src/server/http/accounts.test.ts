import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { Announcement } from "../ports/announcements.ts";

const HOUR = 60 * 60_000;
const PASSWORD = "the grey heron stands still";
const ADMINISTRATOR = { name: "Ona Office", email: "Ona.Office@Riverside.example" };
const FORM = { organisation: "Riverside Clinic", emergencyNumber: "911", ...ADMINISTRATOR, password: PASSWORD };

/** The token in the answer's cookie. */
function tokenIn({ headers }: { headers: Record<string, unknown> }): string {
  return /^session=([A-Za-z0-9_-]{43});/.exec(String(headers["set-cookie"]))?.[1] ?? "";
}

function secretIn(link: string): string {
  return new URL(link).hash.slice(1);
}

async function setUpClinic(clinic: HttpClinic): Promise<string> {
  const secret = (await clinic.deeds.issueSetUpLink()) ?? "";
  return tokenIn(await clinic.ask("POST", "/api/set-up", { body: { secret, ...FORM } }));
}

describe("setting up", () => {
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
    ["password", "Riverside-Clinic-2026", "password-common", "password"],
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

  test("a set-up link ends after 24 hours", async () => {
    const other = await openHttpClinic();
    const late = (await other.deeds.issueSetUpLink()) ?? "";
    other.time.now += 24 * HOUR;
    const answer = await other.ask("POST", "/api/set-up", { body: { secret: late, ...FORM } });
    await other.close();
    assert.deepEqual([answer.status, answer.json.code], [410, "link-ended"]);
  });
});

describe("signing in and out", () => {
  let clinic: HttpClinic;
  const signIn = (email: string, password: string) => clinic.ask("POST", "/api/sign-in", { body: { email, password } });
  before(async () => {
    clinic = await openHttpClinic();
    await setUpClinic(clinic);
  });
  after(() => clinic.close());

  test("the right password gives a cookie that no script reads and no other website sends, for 12 hours", async () => {
    const answer = await signIn(" ONA.office@riverside.example ", PASSWORD);
    assert.deepEqual([answer.status, answer.text], [204, ""]);
    const cookie = String(answer.headers["set-cookie"]);
    assert.match(cookie, /^session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    assert.deepEqual((await clinic.ask("GET", "/api/unread", { as: tokenIn(answer) })).json, { unread: 0 });
  });

  test("where browsers speak TLS the cookie is bound to TLS and to this host", async () => {
    const secure = await openHttpClinic({ trustedProxies: ["loopback"] });
    const secret = (await secure.deeds.issueSetUpLink()) ?? "";
    const answer = await secure.ask("POST", "/api/set-up", { body: { secret, ...FORM } });
    const cookie = String(answer.headers["set-cookie"]);
    assert.match(cookie, /^__Host-session=[^;]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/);
    const asked = await secure.ask("GET", "/api/unread", { headers: { cookie: cookie.split(";")[0] ?? "" } });
    await secure.close();
    assert.equal(asked.status, 200);
  });

  test("the same password typed in decomposed characters signs in too", async () => {
    const { people, passwords } = clinic.ports;
    const account = await people.credentials("ona.office@riverside.example");
    assert.ok(account);
    await people.setPassword(account.personId, await passwords.hash("caf\u00e9 au lait tous les jours"));
    assert.equal((await signIn(FORM.email, "cafe\u0301 au\u00a0lait tous les jours")).status, 204);
    await people.setPassword(account.personId, await passwords.hash(PASSWORD));
  });

  test("a wrong password, an unknown address, an invited colleague and what is no address look the same", async () => {
    const [ona] = await clinic.ports.people.all((await firstPerson(clinic)).organisationId);
    assert.ok(ona);
    const invited = await clinic.addPerson(ona.organisationId, "Ina Invited", ["participant"]);
    const answers = [
      await signIn(FORM.email, "the grey heron flies away"),
      await signIn("nobody@riverside.example", PASSWORD),
      await signIn(invited.email, PASSWORD),
      await signIn("no address\0", PASSWORD),
      await signIn(FORM.email, ""),
    ];
    for (const { status, json, headers } of answers) {
      assert.deepEqual([status, json.code, json.field], [401, "sign-in-failed", undefined]);
      assert.equal(headers["set-cookie"], undefined);
    }
  });

  test("a session ends 12 hours after the sign-in, used or not", async () => {
    const as = tokenIn(await signIn(FORM.email, PASSWORD));
    clinic.time.now += 12 * HOUR - 1;
    assert.equal((await clinic.ask("GET", "/api/unread", { as })).status, 200);
    clinic.time.now += 1;
    assert.equal((await clinic.ask("GET", "/api/unread", { as })).json.code, "not-signed-in");
  });

  test("signing out ends this session and no other, and leaves nothing of it in the browser", async () => {
    const [here, there] = [tokenIn(await signIn(FORM.email, PASSWORD)), tokenIn(await signIn(FORM.email, PASSWORD))];
    const told: Announcement[] = [];
    const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
    const answer = await clinic.ask("POST", "/api/sign-out", { as: here });
    stop();
    assert.equal(answer.status, 204);
    assert.match(String(answer.headers["set-cookie"]), /^session=; Path=\/; Max-Age=0;/);
    assert.equal(answer.headers["clear-site-data"], '"cache", "storage"');
    assert.deepEqual(told.map(({ kind }) => kind), ["session-ended"]);
    assert.equal((await clinic.ask("GET", "/api/unread", { as: here })).status, 401);
    assert.equal((await clinic.ask("GET", "/api/unread", { as: there })).status, 200);
  });

  test("the session's token is kept nowhere, neither on disk nor in the log", async () => {
    const token = tokenIn(await signIn(FORM.email, PASSWORD));
    assert.equal(await clinic.ports.sessions.find(token, clinic.time.now), undefined);
    assert.doesNotMatch(clinic.logged.join(""), new RegExp(`${token}|${PASSWORD}|riverside`));
  });

  test("after ten wrong passwords even the right one has to wait, from another network, for 15 minutes", async () => {
    const wrong = { email: "nobody@riverside.example", password: "the grey heron flies away" };
    for (let guess = 0; guess < 10; guess += 1) await clinic.ask("POST", "/api/sign-in", { body: wrong });
    const refused = await clinic.ask("POST", "/api/sign-in", { body: wrong });
    assert.deepEqual([refused.status, refused.json.code], [429, "sign-in-too-often"]);
    assert.equal(refused.headers["retry-after"], "900");
    clinic.time.now += 15 * 60_000;
    assert.equal((await clinic.ask("POST", "/api/sign-in", { body: wrong })).json.code, "sign-in-failed");
  });
});

describe("colleagues", () => {
  let clinic: HttpClinic;
  let as: string;
  const add = (body: object) => clinic.ask("POST", "/api/colleagues", { as, body });
  const look = (link: string) => clinic.ask("POST", "/api/links/look", { body: { secret: secretIn(link) } });
  const welcome = (link: string, password = PASSWORD) =>
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
    assert.deepEqual(colleagues[0], { id, name, email, roles: ["host", "participant"], invited: false });
  });

  test("a password that is refused leaves the link as it was", async () => {
    const { link } = (await add({ name: "Cleo Cho", email: "cleo@riverside.example", roles: [] })).json;
    for (const [password, code] of [
      ["short", "password-too-short"],
      ["kelp otter basin ".repeat(9), "password-too-long"],
      ["CleoCho@Riverside!", "password-common"],
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
    as = await clinic.signedInAs(await firstPerson(clinic));
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
    const { organisationId, id } = await firstPerson(clinic);
    const host = await clinic.addPerson(organisationId, "Hal Host", ["host", "participant"]);
    const session = { as: await clinic.signedInAs(host) };
    const body = { name: "Gil Gray", email: "gil@riverside.example", roles: [] };
    for (const answer of [
      await clinic.ask("GET", "/api/colleagues", session),
      await clinic.ask("POST", "/api/colleagues", { ...session, body }),
      await clinic.ask("POST", `/api/colleagues/${id}/link`, session),
    ]) {
      assert.deepEqual([answer.status, answer.json.code], [403, "not-allowed"]);
    }
  });

  test("without a published address a link leads to where the administrator is", async () => {
    const other = await openHttpClinic();
    const session = await setUpClinic(other);
    const body = { name: "Ben Birch", email: "ben@riverside.example", roles: [] };
    const headers = { host: "localhost:3000" };
    const { link } = (await other.ask("POST", "/api/colleagues", { as: session, body, headers })).json;
    await other.close();
    assert.match(link, /^http:\/\/localhost:3000\/welcome#/);
  });
});

async function firstPerson({ ports }: HttpClinic) {
  const account = await ports.people.credentials("ona.office@riverside.example");
  const person = account && (await ports.people.byId(account.personId));
  assert.ok(person);
  return person;
}
