import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  AccountHolder,
  openAccountClinic,
  PASSWORD,
  STEP_MS,
  told,
} from "../../../test/harness/account-holder.ts";
import type { HttpClinic } from "../../../test/harness/http-clinic.ts";

const MINUTE = 60_000;

let clinic: HttpClinic;
before(async () => {
  clinic = await openAccountClinic();
});
after(() => clinic.close());

/** Somebody with an authenticator app, who is at a browser that nobody knows. */
async function withTotp(roles?: Parameters<typeof AccountHolder.of>[1]) {
  const first = await AccountHolder.of(clinic, roles);
  await first.signIn();
  const { secret, codes } = await first.addTotp();
  clinic.time.now += 3 * STEP_MS;
  return { first, ana: await first.elsewhere(), secret, codes };
}

test("with a second factor the right password opens nothing: it is answered by the ways that are left", async () => {
  const { ana } = await withTotp();
  const answer = await ana.signIn();
  assert.deepEqual([answer.status, answer.json], [200, { ways: ["totp", "recovery"] }]);
  const cookie = String(answer.headers["set-cookie"]);
  assert.match(
    cookie,
    /^__Host-step=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=300; HttpOnly; SameSite=Lax; Secure$/,
  );
  assert.deepEqual([...ana.browser.jar.keys()], ["__Host-step"]);
  for (const path of ["/api/unread", "/api/account", "/api/threads"]) {
    assert.equal((await ana.browser.ask("GET", path)).json.code, "not-signed-in");
  }
  assert.equal((await ana.browser.ask("GET", "/api/me")).json.me, null);
});

test("a wrong password is answered alike with a second factor and without one", async () => {
  const { ana } = await withTotp();
  const plain = await AccountHolder.of(clinic);
  const answers = [await ana.signIn("the grey heron flies"), await plain.signIn("the grey heron flies")];
  for (const answer of answers) {
    assert.deepEqual(told(answer), [401, "sign-in-failed"]);
    assert.equal(answer.headers["set-cookie"], undefined);
  }
});

test("the app's code finishes the sign-in, and the half sign-in is of no use afterwards", async () => {
  const { ana, secret } = await withTotp();
  await ana.signIn();
  const half = ana.browser.jar.get("__Host-step") ?? "";
  const code = ana.codeOf(secret);
  assert.equal(
    (await ana.post("/api/sign-in/totp", { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status,
    204,
  );
  assert.deepEqual([...ana.browser.jar.keys()], ["__Host-session"]);
  assert.equal(await ana.isIn(), true);
  const thief = await ana.elsewhere();
  thief.browser.jar.set("__Host-step", half);
  const again = await thief.post("/api/sign-in/totp", { code: ana.codeOf(secret, 1) });
  assert.deepEqual(told(again), [410, "sign-in-over"]);
});

test("the session that a second step starts is a new one: none that was planted before comes alive", async () => {
  const { ana, secret } = await withTotp();
  const planted = "A".repeat(43);
  ana.browser.jar.set("__Host-session", planted);
  await ana.signIn();
  const half = ana.browser.jar.get("__Host-step");
  await ana.post("/api/sign-in/totp", { code: ana.codeOf(secret) });
  const token = ana.browser.jar.get("__Host-session");
  assert.ok(token && token !== planted && token !== half);
  ana.browser.jar.set("__Host-session", half ?? "");
  assert.equal(await ana.isIn(), false);
});

test("a code works once, and after it neither an older one nor, on another device, the same one", async () => {
  const { ana, secret } = await withTotp();
  const there = await ana.elsewhere();
  const [before, code] = [ana.codeOf(secret, -1), ana.codeOf(secret)];
  await ana.signIn();
  await there.signIn();
  assert.equal((await ana.post("/api/sign-in/totp", { code })).status, 204);
  for (const used of [code, before]) {
    assert.deepEqual(told(await there.post("/api/sign-in/totp", { code: used })), [
      422,
      "second-factor-wrong",
    ]);
  }
  assert.equal((await there.post("/api/sign-in/totp", { code: ana.codeOf(secret, 1) })).status, 204);
});

test("of two who send one code at once, one comes in", async () => {
  const { ana, secret } = await withTotp();
  const there = await ana.elsewhere();
  await Promise.all([ana.signIn(), there.signIn()]);
  const code = ana.codeOf(secret);
  const answers = await Promise.all([ana, there].map((one) => one.post("/api/sign-in/totp", { code })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 422]);
});

test("of two answers to one half sign-in at once, one comes in", async () => {
  const { ana, secret, codes } = await withTotp();
  await ana.signIn();
  const answers = await Promise.all([
    ana.post("/api/sign-in/totp", { code: ana.codeOf(secret) }),
    ana.post("/api/sign-in/recovery", { code: codes[0] }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410]);
});

test("clocks may differ by one step of 30 seconds, and not by two", async () => {
  for (const [steps, status] of [
    [-2, 422],
    [-1, 204],
    [0, 204],
    [1, 204],
    [2, 422],
  ] as const) {
    const { ana, secret } = await withTotp();
    await ana.signIn();
    const answer = await ana.post("/api/sign-in/totp", { code: ana.codeOf(secret, steps) });
    assert.equal(answer.status, status, `${steps} steps`);
  }
});

test("the code with which the app was set up does not sign in, too", async () => {
  const ana = await AccountHolder.of(clinic);
  await ana.signIn();
  const { secret } = await ana.addTotp();
  const there = await ana.elsewhere();
  await there.signIn();
  const answer = await there.post("/api/sign-in/totp", { code: ana.codeOf(secret) });
  assert.equal(answer.json.code, "second-factor-wrong");
});

test("five answers may be wrong, also when a thousand come at once; then it begins anew with the password", async () => {
  const { ana, secret } = await withTotp();
  await ana.signIn();
  const guesses = Array.from({ length: 1_000 }, (_, guess) => String(guess).padStart(6, "0"));
  const right = new Set([-1, 0, 1].map((steps) => ana.codeOf(secret, steps)));
  const wrong = guesses.filter((code) => !right.has(code));
  const answers = await Promise.all(wrong.map((code) => ana.post("/api/sign-in/totp", { code })));
  const looked = answers.filter(({ json }) => json.code === "second-factor-wrong");
  assert.equal(looked.length, 5);
  const more = await ana.post("/api/sign-in/totp", { code: ana.codeOf(secret) });
  assert.notEqual(more.status, 204);
  clinic.time.now += MINUTE; // and what the network may ask at once is there again
});

test("a half sign-in is over after five minutes", async () => {
  const { ana, secret } = await withTotp();
  await ana.signIn();
  clinic.time.now += 5 * MINUTE - 1;
  assert.equal((await ana.post("/api/sign-in/totp", { code: "000000" })).json.code, "second-factor-wrong");
  clinic.time.now += 1;
  const answer = await ana.post("/api/sign-in/totp", { code: ana.codeOf(secret) });
  assert.deepEqual(told(answer), [410, "sign-in-over"]);
});

test("wrong codes are counted through all half sign-ins: ten in 15 minutes, and not where somebody is known", async () => {
  const { first, ana, secret } = await withTotp();
  await first.signIn();
  assert.equal((await first.post("/api/sign-in/totp", { code: ana.codeOf(secret) })).status, 204);
  for (let round = 0; round < 2; round += 1) {
    await ana.signIn();
    for (let guess = 0; guess < 5; guess += 1) await ana.post("/api/sign-in/totp", { code: "guess" });
  }
  const stranger = await ana.elsewhere();
  await stranger.signIn();
  const refused = await stranger.post("/api/sign-in/totp", { code: ana.codeOf(secret, 1) });
  assert.deepEqual(told(refused), [429, "sign-in-too-often"]);
  await first.signIn();
  assert.equal((await first.post("/api/sign-in/totp", { code: ana.codeOf(secret, 1) })).status, 204);
  clinic.time.now += 15 * MINUTE;
  await stranger.signIn();
  assert.equal((await stranger.post("/api/sign-in/totp", { code: ana.codeOf(secret) })).status, 204);
});

test("a recovery code signs in once, however it is typed; nine are left", async () => {
  const { ana, codes } = await withTotp();
  const [code = ""] = codes;
  await ana.signIn();
  const typed = ` ${code.toUpperCase().replaceAll("-", " ").replaceAll("0", "O").replaceAll("1", "l")}`;
  assert.equal((await ana.post("/api/sign-in/recovery", { code: typed })).status, 204);
  assert.equal((await ana.account()).json.recoveryLeft, 9);
  const there = await ana.elsewhere();
  await there.signIn();
  assert.deepEqual(told(await there.post("/api/sign-in/recovery", { code })), [422, "recovery-code-wrong"]);
});

test("a recovery code is of its own person alone", async () => {
  const [{ ana }, { ana: other, codes }] = [await withTotp(), await withTotp()];
  await ana.signIn();
  assert.equal(
    (await ana.post("/api/sign-in/recovery", { code: codes[0] })).json.code,
    "recovery-code-wrong",
  );
  // Nor when its row is put beside their name: the hash is bound to the person for whom it was made.
  clinic.sql("UPDATE recovery_codes SET person_id = ? WHERE person_id = ?", ana.person.id, other.person.id);
  assert.equal(
    (await ana.post("/api/sign-in/recovery", { code: codes[0] })).json.code,
    "recovery-code-wrong",
  );
});

test("without a half sign-in no code and no recovery code is looked at", async () => {
  const { ana, secret, codes } = await withTotp();
  assert.equal((await ana.post("/api/sign-in/totp", { code: ana.codeOf(secret) })).json.code, "sign-in-over");
  assert.equal((await ana.post("/api/sign-in/recovery", { code: codes[0] })).json.code, "sign-in-over");
});

test("where a second factor is required and there is none, one may set one up and nothing else", async () => {
  const ana = await AccountHolder.of(clinic);
  clinic.sql("UPDATE organisations SET second_factor = 1 WHERE id = ?", ana.person.organisationId);
  assert.equal((await ana.signIn()).status, 204);
  assert.deepEqual(told(await ana.browser.ask("GET", "/api/threads")), [403, "second-factor-required"]);
  assert.equal((await ana.account()).json.secondFactorRequired, true);
  const stolen = await ana.elsewhere();
  await stolen.signIn();
  await ana.addTotp();
  assert.equal(await ana.isIn(), true);
  assert.equal(await stolen.isIn(), false);
});

test("who is neither host nor administrator needs no second factor where one is required", async () => {
  const ana = await AccountHolder.of(clinic, { roles: ["participant"] });
  clinic.sql("UPDATE organisations SET second_factor = 1 WHERE id = ?", ana.person.organisationId);
  assert.equal((await ana.signIn()).status, 204);
  assert.equal(await ana.isIn(), true);
});

test("a Support person always needs a second factor", async () => {
  const sam = await AccountHolder.of(clinic, { roles: [] });
  clinic.sql("UPDATE people SET support = 1 WHERE id = ?", sam.person.id);
  await sam.signIn();
  assert.equal((await sam.browser.ask("GET", "/api/support")).json.code, "second-factor-required");
  assert.equal((await sam.account()).json.secondFactorRequired, true);
});

test("a deactivated person is an unknown one: the password, and a sign-in that was half done", async () => {
  const { ana, secret } = await withTotp();
  await ana.signIn();
  clinic.sql("UPDATE people SET deactivated_at = ? WHERE id = ?", clinic.time.now, ana.person.id);
  assert.equal((await ana.post("/api/sign-in/totp", { code: ana.codeOf(secret) })).json.code, "sign-in-over");
  assert.deepEqual(told(await ana.signIn()), [401, "sign-in-failed"]);
  assert.deepEqual(told(await ana.signIn("the grey heron flies")), [401, "sign-in-failed"]);
});

test("where people sign in at their own provider only the right password is told so, and administrators come in", async () => {
  const ana = await AccountHolder.of(clinic);
  const { organisationId } = ana.person;
  const ona = await AccountHolder.of(clinic, { organisationId, roles: ["administrator"] });
  clinic.sql("UPDATE organisations SET local_sign_in = 0 WHERE id = ?", organisationId);
  assert.deepEqual(told(await ana.signIn("the grey heron flies")), [401, "sign-in-failed"]);
  assert.deepEqual(told(await ana.signIn(PASSWORD)), [403, "single-sign-on-only"]);
  assert.equal((await ona.signIn()).status, 204);
});
