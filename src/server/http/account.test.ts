import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  AccountHolder,
  ORIGIN,
  openAccountClinic,
  PASSWORD,
  STEP_MS,
  told,
} from "../../../test/harness/account-holder.ts";
import { sentTo } from "../../../test/harness/http-browser.ts";
import type { HttpClinic } from "../../../test/harness/http-clinic.ts";
import { SoftwareAuthenticator } from "../../../test/harness/software-authenticator.ts";

const MINUTE = 60_000;
const PROVED = 10 * MINUTE;
const LONG = "seven small boats at dusk";

let clinic: HttpClinic;
before(async () => {
  clinic = await openAccountClinic();
});
after(() => clinic.close());

async function signedIn(): Promise<AccountHolder> {
  const ana = await AccountHolder.of(clinic);
  await ana.signIn();
  return ana;
}

test("one's account tells how one signs in, and no secret of it", async () => {
  const ana = await signedIn();
  const { json } = await ana.account();
  const { name, email } = ana.person;
  const { devices, ...rest } = json;
  assert.deepEqual(rest, {
    ...{ name, email, hasPassword: true, leastPassword: 15, totp: false, recoveryLeft: 0, passkeys: [] },
    ...{ secondFactorRequired: false, provedUntil: clinic.time.now + PROVED },
  });
  assert.deepEqual(
    devices.map(({ current }: { current: boolean }) => current),
    [true],
  );
  const { secret } = await ana.addTotp();
  await ana.addPasskey();
  const { text, json: full } = await ana.account();
  assert.deepEqual([full.totp, full.recoveryLeft, full.leastPassword], [true, 10, 8]);
  assert.doesNotMatch(text, new RegExp(`${secret}|argon2|credential|publicKey`));
});

test("ten minutes after the sign-in nothing about signing in is changed without a new proof", async () => {
  const ana = await signedIn();
  const { passkey } = await ana.addPasskey();
  clinic.time.now += PROVED;
  const asked = [
    await ana.post("/api/account/totp"),
    await ana.post("/api/account/totp/confirm", { code: "000000" }),
    await ana.browser.ask("DELETE", "/api/account/totp"),
    await ana.post("/api/account/recovery-codes"),
    await ana.post("/api/account/passkeys/options"),
    await ana.post("/api/account/passkeys", { name: "Mine", response: { id: "x" } }),
    await ana.browser.ask("DELETE", `/api/account/passkeys/${passkey.id}`),
    await ana.post("/api/account/password", { password: LONG }),
  ];
  for (const answer of asked) assert.deepEqual(told(answer), [403, "prove-again"]);
  assert.equal((await ana.post("/api/account/prove", { password: PASSWORD })).status, 204);
  assert.equal((await ana.account()).json.provedUntil, clinic.time.now + PROVED);
  assert.equal((await ana.post("/api/account/totp")).status, 200);
});

test("a proof is of one session: another one of the same person still has to prove", async () => {
  const [here] = [await signedIn()];
  const there = await here.elsewhere();
  await there.signIn();
  clinic.time.now += PROVED;
  await here.post("/api/account/prove", { password: PASSWORD });
  assert.deepEqual(told(await there.post("/api/account/totp")), [403, "prove-again"]);
});

test("a code of the app proves too, once; and so does a passkey of one's own, but no other one", async () => {
  const ana = await signedIn();
  const { secret } = await ana.addTotp();
  const { authenticator } = await ana.addPasskey();
  clinic.time.now += PROVED;
  const code = ana.codeOf(secret);
  assert.equal((await ana.post("/api/account/prove", { code })).status, 204);
  assert.deepEqual(told(await ana.post("/api/account/prove", { code })), [422, "second-factor-wrong"]);
  clinic.time.now += PROVED;
  const eve = await signedIn();
  const stranger = (await eve.addPasskey()).authenticator;
  for (const [by, status] of [
    [stranger, 403],
    [authenticator, 204],
  ] as const) {
    const options = await ana.post("/api/account/prove/passkey/options");
    const answer = await ana.post("/api/account/prove/passkey", { response: by.sign(options.json) });
    assert.equal(answer.status, status);
    const again = await ana.post("/api/account/prove/passkey", { response: by.sign(options.json) });
    assert.deepEqual(told(again), [403, "passkey-failed"]);
  }
  assert.equal((await ana.post("/api/account/recovery-codes")).status, 200);
});

test("a challenge to prove oneself is answered by the session alone that asked for it", async () => {
  const here = await signedIn();
  const { authenticator } = await here.addPasskey();
  const there = await here.elsewhere();
  await there.signIn();
  const begun = await there.post("/api/sign-in/passkey/options");
  await there.post("/api/sign-in/passkey", { response: authenticator.sign(begun.json) });
  const options = await here.post("/api/account/prove/passkey/options");
  const response = authenticator.sign(options.json);
  assert.deepEqual(told(await there.post("/api/account/prove/passkey", { response })), [
    403,
    "passkey-failed",
  ]);
  assert.equal((await here.post("/api/account/prove/passkey", { response })).status, 204);
});

test("who has somebody's open screen cannot guess the password there: ten tries, also all at once", async () => {
  const ana = await signedIn();
  const wrong = Array.from({ length: 30 }, () => ana.post("/api/account/prove", { password: "a guess" }));
  const codes = (await Promise.all(wrong)).map(({ json }) => json.code);
  assert.equal(codes.filter((code) => code === "password-wrong").length, 10);
  assert.deepEqual(told(await ana.post("/api/account/prove", { password: PASSWORD })), [
    429,
    "sign-in-too-often",
  ]);
  clinic.time.now += 14 * MINUTE;
  await ana.browser.ask("POST", "/api/account/prove", { body: { password: "a guess" } });
  clinic.time.now += MINUTE;
  assert.equal((await ana.post("/api/account/prove", { password: PASSWORD })).status, 204);
});

test("the last second factor cannot be removed where it is required, nor the last two at once", async () => {
  const ana = await signedIn();
  await ana.addTotp();
  const { passkey } = await ana.addPasskey();
  clinic.sql("UPDATE organisations SET second_factor = 1 WHERE id = ?", ana.person.organisationId);
  const answers = await Promise.all([
    ana.browser.ask("DELETE", "/api/account/totp"),
    ana.browser.ask("DELETE", `/api/account/passkeys/${passkey.id}`),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409]);
  const refused = answers.find(({ status }) => status === 409);
  assert.equal(refused?.json.code, "second-factor-last");
});

test("with the last second factor the recovery codes go, and there are no new ones without a factor", async () => {
  const ana = await signedIn();
  await ana.addTotp();
  assert.equal((await ana.browser.ask("DELETE", "/api/account/totp")).status, 204);
  assert.equal((await ana.account()).json.recoveryLeft, 0);
  assert.deepEqual(told(await ana.browser.ask("DELETE", "/api/account/totp")), [404, "not-found"]);
  assert.deepEqual(told(await ana.post("/api/account/recovery-codes")), [404, "not-found"]);
  assert.equal((await (await ana.elsewhere()).signIn()).status, 204);
});

test("new recovery codes take the place of the old ones", async () => {
  const ana = await signedIn();
  const { codes: old } = await ana.addTotp();
  const { json } = await ana.post("/api/account/recovery-codes");
  assert.equal(json.codes.length, 10);
  const there = await ana.elsewhere();
  await there.signIn();
  assert.equal(
    (await there.post("/api/sign-in/recovery", { code: old[0] })).json.code,
    "recovery-code-wrong",
  );
  assert.equal((await there.post("/api/sign-in/recovery", { code: json.codes[0] })).status, 204);
});

test("an authenticator app counts only when a code of it was seen, and the old app until then", async () => {
  const ana = await signedIn();
  const { json: begun } = await ana.post("/api/account/totp");
  assert.match(begun.uri, /^otpauth:\/\/totp\/Riverside%20Clinic:.*secret=[A-Z2-7]{32}/);
  assert.equal((await ana.account()).json.totp, false);
  assert.equal(
    (await ana.post("/api/account/totp/confirm", { code: "00000a" })).json.code,
    "second-factor-wrong",
  );
  assert.equal((await (await ana.elsewhere()).signIn()).status, 204);
  const { secret: old } = await ana.addTotp();
  const late = await ana.post("/api/account/totp/confirm", { code: ana.codeOf(begun.secret) });
  assert.equal(late.json.code, "second-factor-wrong");
  await ana.post("/api/account/totp");
  clinic.time.now += 3 * STEP_MS;
  const there = await ana.elsewhere();
  await there.signIn();
  assert.equal((await there.post("/api/sign-in/totp", { code: ana.codeOf(old) })).status, 204);
  const { secret, codes } = await ana.addTotp();
  assert.deepEqual(codes, []); // the ones from before go on
  clinic.time.now += 3 * STEP_MS;
  await there.signIn();
  assert.equal(
    (await there.post("/api/sign-in/totp", { code: ana.codeOf(old) })).json.code,
    "second-factor-wrong",
  );
  assert.equal((await there.post("/api/sign-in/totp", { code: ana.codeOf(secret) })).status, 204);
});

test("of each new way to sign in a letter tells its person", async () => {
  const ana = await signedIn();
  await ana.addPasskey(new SoftwareAuthenticator(ORIGIN), "Key ring of Ana");
  const [letter] = await sentTo(clinic, ana.person.email);
  assert.match(letter?.text ?? "", /new way to sign in/);
  assert.doesNotMatch(letter?.text ?? "", /Key ring|Ana/);
});

test("neither secrets nor codes stand in the database in plain, or in the log", async () => {
  const ana = await signedIn();
  const { secret, codes } = await ana.addTotp();
  const kept = await clinic.ports.secondFactors.totpSecrets(ana.person.id);
  assert.ok(kept.inUse && !Buffer.from(kept.inUse).includes(secret));
  const said = new RegExp([secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))].join("|"));
  assert.doesNotMatch(clinic.logged.join(""), said);
});

test("a guest has no account", async () => {
  const ana = await signedIn();
  clinic.sql("UPDATE people SET guest = 1 WHERE id = ?", ana.person.id);
  for (const [method, path] of [
    ["GET", "/api/account"],
    ["POST", "/api/account/totp"],
    ["POST", "/api/account/passkeys/options"],
  ] as const) {
    assert.equal((await ana.browser.ask(method, path)).status, 403);
  }
});
