import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FORM, firstAdministrator, setUpClinic, tokenIn } from "../../../test/harness/first-administrator.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { Announcement } from "../ports/announcements.ts";

const MINUTE = 60_000;

let clinic: HttpClinic;
const signIn = (email: string, password: string) =>
  clinic.ask("POST", "/api/sign-in", { body: { email, password } });
before(async () => {
  clinic = await openHttpClinic();
  await setUpClinic(clinic);
});
after(() => clinic.close());

test("the right password gives a cookie that no script reads and no other website sends, for as long as a session can last", async () => {
  const answer = await signIn(" ONA.office@riverside.example ", FORM.password);
  assert.deepEqual([answer.status, answer.text], [204, ""]);
  const cookie = String(answer.headers["set-cookie"]);
  assert.match(cookie, /^session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax$/);
  assert.deepEqual((await clinic.ask("GET", "/api/unread", { as: tokenIn(answer) })).json, { unread: 0 });
});

test("where browsers speak TLS the cookie is bound to TLS and to this host", async (t) => {
  const secure = await openHttpClinic({ trustedProxies: ["loopback"] });
  t.after(() => secure.close());
  const secret = (await secure.deeds.issueSetUpLink()) ?? "";
  const answer = await secure.ask("POST", "/api/set-up", { body: { secret, ...FORM } });
  const cookie = String(answer.headers["set-cookie"]);
  assert.match(cookie, /^__Host-session=[^;]+; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure$/);
  const asked = await secure.ask("GET", "/api/unread", { headers: { cookie: cookie.split(";")[0] ?? "" } });
  assert.equal(asked.status, 200);
});

test("the same password typed in decomposed characters signs in too", async () => {
  const { people, passwords } = clinic.ports;
  const account = await people.credentials("ona.office@riverside.example");
  assert.ok(account);
  await people.setPassword(account.personId, await passwords.hash("caf\u00e9 au lait tous les jours"));
  assert.equal((await signIn(FORM.email, "cafe\u0301 au\u00a0lait tous les jours")).status, 204);
  await people.setPassword(account.personId, await passwords.hash(FORM.password));
});

test("a wrong password, an unknown address, an invited colleague and what is no address look the same", async () => {
  const [ona] = await clinic.ports.people.all((await firstAdministrator(clinic)).organisationId);
  assert.ok(ona);
  const invited = await clinic.addPerson(ona.organisationId, "Ina Invited", ["participant"]);
  const answers = [
    await signIn(FORM.email, "the grey heron flies away"),
    await signIn("nobody@riverside.example", FORM.password),
    await signIn(invited.email, FORM.password),
    await signIn("no address\0", FORM.password),
    await signIn(FORM.email, ""),
  ];
  for (const { status, json, headers } of answers) {
    assert.deepEqual([status, json.code, json.field], [401, "sign-in-failed", undefined]);
    assert.equal(headers["set-cookie"], undefined);
  }
});

test("a session ends 15 minutes after the last thing that its person did, whatever their page asked since", async () => {
  const as = tokenIn(await signIn(FORM.email, FORM.password));
  clinic.time.now += 15 * MINUTE - 1;
  assert.equal((await clinic.ask("GET", "/api/unread", { as })).status, 200);
  clinic.time.now += 1;
  assert.equal((await clinic.ask("GET", "/api/unread", { as })).json.code, "not-signed-in");
});

test("signing out ends this session and no other, and leaves nothing of it in the browser", async () => {
  const [here, there] = [
    tokenIn(await signIn(FORM.email, FORM.password)),
    tokenIn(await signIn(FORM.email, FORM.password)),
  ];
  const told: Announcement[] = [];
  const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
  const answer = await clinic.ask("POST", "/api/sign-out", { as: here });
  stop();
  assert.equal(answer.status, 204);
  assert.match(String(answer.headers["set-cookie"]), /^session=; Path=\/; Max-Age=0;/);
  assert.equal(answer.headers["clear-site-data"], '"cache", "storage"');
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ["session-ended"],
  );
  assert.equal((await clinic.ask("GET", "/api/unread", { as: here })).status, 401);
  assert.equal((await clinic.ask("GET", "/api/unread", { as: there })).status, 200);
});

test("the session's token is kept nowhere, neither on disk nor in the log", async () => {
  const token = tokenIn(await signIn(FORM.email, FORM.password));
  assert.equal(await clinic.ports.sessions.find(token, clinic.time.now), undefined);
  assert.doesNotMatch(clinic.logged.join(""), new RegExp(`${token}|${FORM.password}|riverside`));
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
