import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AccountHolder, ORIGIN, openAccountClinic, told } from "../../../test/harness/account-holder.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { SoftwareAuthenticator, type Twist } from "../../../test/harness/software-authenticator.ts";

const MINUTE = 60_000;

let clinic: HttpClinic;
before(async () => {
  clinic = await openAccountClinic();
});
after(() => clinic.close());

/** Somebody with a passkey, who is at a browser that nobody knows. */
async function withPasskey(authenticator = new SoftwareAuthenticator(ORIGIN)) {
  const first = await AccountHolder.of(clinic);
  await first.signIn();
  const { passkey, codes } = await first.addPasskey(authenticator);
  return { first, ana: await first.elsewhere(), authenticator, passkey, codes };
}

async function comeIn(ana: AccountHolder, authenticator: SoftwareAuthenticator, twist: Twist = {}) {
  const options = await ana.post("/api/sign-in/passkey/options");
  const response = authenticator.sign(options.json, twist);
  return { options, response, answer: await ana.post("/api/sign-in/passkey", { response }) };
}

test("a passkey is asked to be kept by the authenticator and to verify its user, for this installation's domain", async () => {
  const ana = await AccountHolder.of(clinic);
  await ana.signIn();
  const { json } = await ana.post("/api/account/passkeys/options");
  assert.deepEqual(json.rp, { name: "Riverside Clinic", id: "chat.clinic.example" });
  assert.equal(json.attestation, "none");
  assert.equal(json.authenticatorSelection.residentKey, "required");
  assert.equal(json.authenticatorSelection.userVerification, "required");
  assert.equal(json.user.name, ana.person.email);
  assert.doesNotMatch(Buffer.from(json.user.id, "base64url").toString(), /ana|sample|@/i);
});

test("a passkey alone signs in: no password, no address, and no name of anybody in what is asked", async () => {
  const { ana, authenticator } = await withPasskey();
  const { options, answer } = await comeIn(ana, authenticator);
  assert.deepEqual(options.json.allowCredentials ?? [], []);
  assert.deepEqual([options.json.rpId, options.json.userVerification], ["chat.clinic.example", "required"]);
  assert.equal(answer.status, 204);
  assert.deepEqual([...ana.browser.jar.keys()], ["__Host-session"]);
  assert.equal(await ana.isIn(), true);
});

test("a passkey is the second step after the password, and only one's own are asked for", async () => {
  const { ana, authenticator } = await withPasskey();
  assert.deepEqual((await ana.signIn()).json, { ways: ["passkey", "recovery"] });
  const { options, answer } = await comeIn(ana, authenticator);
  assert.deepEqual(
    options.json.allowCredentials.map(({ id }: { id: string }) => id),
    [authenticator.id],
  );
  assert.equal(answer.status, 204);
  assert.equal(await ana.isIn(), true);
});

test("passkeys that do not count, as those kept in a cloud, sign in again and again", async () => {
  const { ana, authenticator } = await withPasskey(new SoftwareAuthenticator(ORIGIN, false));
  for (let time = 0; time < 2; time += 1) assert.equal((await comeIn(ana, authenticator)).answer.status, 204);
});

const FORGED: [title: string, twist: Twist][] = [
  ["made at another website", { origin: "https://chat.clinic.example.evil.example" }],
  ["made at this host without TLS", { origin: "http://chat.clinic.example" }],
  ["made at another port", { origin: "https://chat.clinic.example:8443" }],
  ["made for another domain", { rpId: "clinic.example" }],
  ["whose user was not verified", { verified: false }],
  ["to a challenge that nobody gave", { challenge: Buffer.from("of my own").toString("base64url") }],
  ["that is a registration", { type: "webauthn.create" }],
  ["for another person's account", { userHandle: Buffer.from("12345").toString("base64url") }],
];

for (const [title, twist] of FORGED) {
  test(`an answer ${title} is refused, alone and as a second step`, async () => {
    const { ana, authenticator } = await withPasskey();
    const alone = await comeIn(ana, authenticator, twist);
    assert.deepEqual(told(alone.answer), [403, "passkey-failed"]);
    await ana.signIn();
    const second = await comeIn(ana, authenticator, twist);
    assert.deepEqual(told(second.answer), [403, "passkey-failed"]);
    assert.equal(ana.browser.jar.has("__Host-session"), false);
  });
}

test("a passkey that is made at another website, for another domain or without its user is not added", async () => {
  const ana = await AccountHolder.of(clinic);
  await ana.signIn();
  for (const twist of [
    { origin: "https://evil.example" },
    { rpId: "evil.example" },
    { verified: false },
    { challenge: Buffer.from("of my own").toString("base64url") },
  ]) {
    const options = await ana.post("/api/account/passkeys/options");
    const response = new SoftwareAuthenticator(ORIGIN).register(options.json, twist);
    const answer = await ana.post("/api/account/passkeys", { name: "Laptop", response });
    assert.deepEqual(told(answer), [403, "passkey-failed"]);
  }
  assert.deepEqual((await ana.account()).json.passkeys, []);
});

test("an answer that was seen cannot be replayed: not by its own browser, not by another, not with a new challenge", async () => {
  const { ana, authenticator } = await withPasskey(new SoftwareAuthenticator(ORIGIN, false));
  const options = await ana.post("/api/sign-in/passkey/options");
  const step = ana.browser.jar.get("__Host-step") ?? "";
  const response = authenticator.sign(options.json);
  assert.equal((await ana.post("/api/sign-in/passkey", { response })).status, 204);
  const thief = await ana.elsewhere();
  assert.deepEqual(told(await thief.post("/api/sign-in/passkey", { response })), [410, "sign-in-over"]);
  thief.browser.jar.set("__Host-step", step);
  assert.deepEqual(told(await thief.post("/api/sign-in/passkey", { response })), [410, "sign-in-over"]);
  await thief.post("/api/sign-in/passkey/options");
  assert.deepEqual(told(await thief.post("/api/sign-in/passkey", { response })), [403, "passkey-failed"]);
});

test("a challenge is of the browser that asked for it: another one cannot answer it", async () => {
  const { ana, authenticator } = await withPasskey();
  const other = await ana.elsewhere();
  const options = await ana.post("/api/sign-in/passkey/options");
  await other.post("/api/sign-in/passkey/options");
  const response = authenticator.sign(options.json);
  assert.deepEqual(told(await other.post("/api/sign-in/passkey", { response })), [403, "passkey-failed"]);
});

test("a challenge is answered once, also when the answer was wrong", async () => {
  const { ana, authenticator } = await withPasskey();
  await ana.signIn();
  const options = await ana.post("/api/sign-in/passkey/options");
  await ana.post("/api/sign-in/passkey", { response: authenticator.sign(options.json, { verified: false }) });
  const answer = await ana.post("/api/sign-in/passkey", { response: authenticator.sign(options.json) });
  assert.deepEqual(told(answer), [403, "passkey-failed"]);
});

test("a challenge is over after five minutes", async () => {
  const { ana, authenticator } = await withPasskey();
  const options = await ana.post("/api/sign-in/passkey/options");
  clinic.time.now += 5 * MINUTE;
  const answer = await ana.post("/api/sign-in/passkey", { response: authenticator.sign(options.json) });
  assert.deepEqual(told(answer), [410, "sign-in-over"]);
});

test("after one person's password another person's passkey is refused", async () => {
  const [{ ana }, eve] = [await withPasskey(), await withPasskey()];
  await ana.signIn();
  const { answer } = await comeIn(ana, eve.authenticator);
  assert.deepEqual(told(answer), [403, "passkey-failed"]);
});

test("another's credential under one's own name is refused: the signature tells", async () => {
  const [{ ana, authenticator }, eve] = [await withPasskey(), await withPasskey()];
  const options = await ana.post("/api/sign-in/passkey/options");
  const response = { ...eve.authenticator.sign(options.json), id: authenticator.id, rawId: authenticator.id };
  assert.deepEqual(told(await ana.post("/api/sign-in/passkey", { response })), [403, "passkey-failed"]);
});

test("a counter that goes back or stays shows that there are two of the passkey: refused with a code of its own", async () => {
  const { ana, authenticator } = await withPasskey();
  assert.equal((await comeIn(ana, authenticator, { counter: 40 })).answer.status, 204);
  for (const counter of [40, 39, 0]) {
    const { answer } = await comeIn(await ana.elsewhere(), authenticator, { counter });
    assert.deepEqual(told(answer), [403, "passkey-copied"], String(counter));
  }
  assert.equal((await comeIn(ana, authenticator, { counter: 41 })).answer.status, 204);
  const rows = await clinic.ports.auditRows.page(0, 10_000);
  const copied = rows.filter(({ outcome }) => outcome === "passkey-copied");
  assert.deepEqual(
    copied.map(({ action, objectId }) => [action, objectId]),
    Array.from({ length: 3 }, () => ["sign-in.done", ana.person.id]),
  );
});

test("a passkey that was removed, or whose person was deactivated, is one that never was", async () => {
  const { first, ana, authenticator, passkey } = await withPasskey();
  clinic.sql("UPDATE people SET deactivated_at = 1 WHERE id = ?", ana.person.id);
  const never = await comeIn(ana, new SoftwareAuthenticator(ORIGIN));
  assert.deepEqual(told((await comeIn(ana, authenticator)).answer), told(never.answer));
  clinic.sql("UPDATE people SET deactivated_at = NULL WHERE id = ?", ana.person.id);
  assert.equal((await first.browser.ask("DELETE", `/api/account/passkeys/${passkey.id}`)).status, 204);
  assert.deepEqual((await comeIn(ana, authenticator)).answer.json, never.answer.json);
});

test("where people sign in at their own provider a passkey lets nobody past it", async () => {
  const { ana, authenticator } = await withPasskey();
  clinic.sql("UPDATE organisations SET local_sign_in = 0 WHERE id = ?", ana.person.organisationId);
  assert.equal((await comeIn(ana, authenticator)).answer.json.code, "single-sign-on-only");
});

test("whatever a browser sends in place of a passkey's answer is refused in plain words", async () => {
  const { ana, authenticator } = await withPasskey();
  const { response: honest } = await comeIn(ana, authenticator);
  for (const response of [
    { id: authenticator.id },
    { id: "", rawId: "", response: {} },
    { ...honest, response: { ...honest.response, signature: "" } },
    { ...honest, response: { ...honest.response, clientDataJSON: "!" } },
    { ...honest, response: { ...honest.response, authenticatorData: "AA" } },
    { ...honest, response: { ...honest.response, userHandle: 7 } },
    { ...honest, response: null },
  ]) {
    await ana.post("/api/sign-in/passkey/options");
    assert.deepEqual(told(await ana.post("/api/sign-in/passkey", { response })), [403, "passkey-failed"]);
  }
  for (const body of [{}, { response: null }, { response: { id: 1 } }, { response: honest, more: 1 }]) {
    assert.equal((await ana.post("/api/sign-in/passkey", body)).json.code, "invalid-body");
  }
});

test("without an address of the installation passkeys are of the host that the browser named", async (t) => {
  const plain = await openHttpClinic();
  t.after(() => plain.close());
  const headers = { host: "localhost:8443", "x-forwarded-host": "evil.example" };
  const { json } = await plain.ask("POST", "/api/sign-in/passkey/options", { headers });
  assert.equal(json.rpId, "localhost");
});

test("the first passkey brings ten recovery codes, the second one none", async () => {
  const { first, codes } = await withPasskey();
  assert.equal(new Set(codes).size, 10);
  for (const code of codes) assert.match(code, /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
  assert.deepEqual((await first.addPasskey()).codes, []);
  assert.equal((await first.account()).json.recoveryLeft, 10);
});

test("passkeys have names, tell when they were made and used, are renamed and removed, each by its owner alone", async () => {
  const [{ first, ana, authenticator, passkey }, eve] = [await withPasskey(), await withPasskey()];
  await comeIn(ana, authenticator);
  const path = `/api/account/passkeys/${passkey.id}`;
  assert.equal((await first.browser.ask("PATCH", path, { body: { name: " Key ring " } })).status, 204);
  const [shown] = (await first.account()).json.passkeys;
  const { now } = clinic.time;
  assert.deepEqual(shown, { id: passkey.id, name: "Key ring", madeAt: now, usedAt: now });
  const strange = await eve.first.browser.ask("PATCH", path, { body: { name: "Mine" } });
  assert.deepEqual(told(strange), [404, "passkey-not-found"]);
  assert.deepEqual(told(await eve.first.browser.ask("DELETE", path)), [404, "passkey-not-found"]);
  assert.equal((await first.browser.ask("PATCH", path, { body: { name: " " } })).json.code, "name-missing");
  assert.equal((await first.browser.ask("DELETE", path)).status, 204);
  assert.deepEqual(told(await first.browser.ask("DELETE", path)), [404, "passkey-not-found"]);
});

test("the same passkey is not added twice, whoever adds it, and nobody has more than twenty", async () => {
  const [{ first, authenticator }, eve] = [await withPasskey(), await AccountHolder.of(clinic)];
  await eve.signIn();
  for (const one of [first, eve]) {
    const options = await one.post("/api/account/passkeys/options");
    const response = authenticator.register(options.json);
    const answer = await one.post("/api/account/passkeys", { name: "Twin", response });
    assert.deepEqual(told(answer), [409, "passkey-known"]);
  }
  for (let passkeys = 1; passkeys < 20; passkeys += 1) await first.addPasskey();
  const refused = await first.post("/api/account/passkeys/options");
  assert.deepEqual(told(refused), [409, "too-many-passkeys"]);
});

test("a passkey is added by the session alone that asked for it", async () => {
  const { first, ana, authenticator } = await withPasskey();
  await comeIn(ana, authenticator);
  const options = await first.post("/api/account/passkeys/options");
  const response = new SoftwareAuthenticator(ORIGIN).register(options.json);
  const answer = await ana.post("/api/account/passkeys", { name: "Mine", response });
  assert.deepEqual(told(answer), [403, "passkey-failed"]);
  await ana.post("/api/account/passkeys/options");
  const again = await ana.post("/api/account/passkeys", { name: "Mine", response });
  assert.deepEqual(told(again), [403, "passkey-failed"]);
  assert.equal((await first.post("/api/account/passkeys", { name: "Mine", response })).status, 201);
});
