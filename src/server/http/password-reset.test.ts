import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FORM, setUpClinic, tokenIn } from "../../../test/harness/first-administrator.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { mailsTo, secretOf } from "../../../test/harness/mailed.ts";

const MINUTE = 60_000;
const PASSWORD = "slow tide under the pier";
const ONA = FORM.email.toLowerCase();

let clinic: HttpClinic;
let as: string;
const forgot = (email: string) => clinic.ask("POST", "/api/password-reset", { body: { email } });
const look = (secret: string) => clinic.ask("POST", "/api/links/look", { body: { secret } });
const choose = (secret: string, password: string = PASSWORD) =>
  clinic.ask("POST", "/api/welcome", { body: { secret, password } });
const signIn = (email: string, password: string) =>
  clinic.ask("POST", "/api/sign-in", { body: { email, password } });
const newestTo = async (email: string) => secretOf((await mailsTo(clinic, email))[0]);

before(async () => {
  clinic = await openHttpClinic({ publicUrl: "https://chat.clinic.example" }, { mailLeaves: true });
  as = await setUpClinic(clinic);
});
after(() => clinic.close());

/** Somebody who has signed in once, by the link in the letter. */
async function colleague(name: string, roles: string[] = ["host"]) {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@riverside.example`;
  const { json } = await clinic.ask("POST", "/api/colleagues", { as, body: { name, email, roles } });
  const secret = await newestTo(email);
  const session = tokenIn(await choose(secret, FORM.password));
  clinic.time.now += 1_000; // so that the next letter is the newer one
  return { id: json.id as number, email, secret, session };
}

test("a colleague is invited by a letter, whose link nobody else is shown, and which verifies the address", async () => {
  const body = { name: "Ben Birch", email: "ben@riverside.example", roles: [] };
  const { status, json } = await clinic.ask("POST", "/api/colleagues", { as, body });
  assert.deepEqual([status, json.link, json.endsAt], [201, null, clinic.time.now + 60 * MINUTE]);
  const [letter] = await mailsTo(clinic, body.email);
  assert.match(letter?.text ?? "", /https:\/\/chat\.clinic\.example\/welcome#/);
  assert.doesNotMatch(`${letter?.subject}${letter?.text}`, /Ben|Birch/);
  const secret = secretOf(letter);
  assert.equal((await look(secret)).json.purpose, "welcome");
  assert.equal((await choose(secret)).status, 204);
  const { email_verified_at: verified } = clinic.row(
    "SELECT email_verified_at FROM people WHERE id = ?",
    json.id,
  );
  assert.equal(verified, clinic.time.now);
});

test("who forgot the password chooses a new one by a letter, once; wherever they were signed in this ends", async () => {
  const { email, session } = await colleague("Cleo Cho");
  assert.equal((await clinic.ask("GET", "/api/unread", { as: session })).status, 200);
  assert.equal((await forgot(` ${email.toUpperCase()} `)).status, 204);
  const secret = await newestTo(email);
  assert.equal((await look(secret)).json.purpose, "reset");
  assert.equal((await signIn(email, FORM.password)).status, 204, "the old one works until then");
  const chosen = await choose(secret);
  assert.equal(chosen.status, 204);
  assert.equal((await clinic.ask("GET", "/api/unread", { as: session })).status, 401);
  assert.equal((await clinic.ask("GET", "/api/unread", { as: tokenIn(chosen) })).status, 200);
  assert.equal((await signIn(email, FORM.password)).json.code, "sign-in-failed");
  assert.equal((await signIn(email, PASSWORD)).status, 204);
  assert.deepEqual(
    [(await choose(secret)).json.code, (await look(secret)).json.code],
    ["link-ended", "link-ended"],
  );
});

test("a link in a letter works for an hour, to the millisecond", async () => {
  const { email } = await colleague("Dan Dove");
  await forgot(email);
  const secret = await newestTo(email);
  clinic.time.now += 60 * MINUTE - 1;
  assert.equal((await look(secret)).status, 200);
  clinic.time.now += 1;
  assert.equal((await look(secret)).json.code, "link-ended");
  assert.equal((await choose(secret)).json.code, "link-ended");
  as = tokenIn(await signIn(ONA, FORM.password));
});

test("whether there is an account is told to nobody: the answer is the same, and given before anything is looked up", async () => {
  const { email } = await colleague("Eve Elm");
  const before = (await clinic.ports.outbox.list()).length;
  const answers = [];
  for (const asked of [email, "nobody@riverside.example", "no address", ""])
    answers.push(await forgot(asked));
  const seen = answers.map(({ status, text, headers }) => [status, text, Object.keys(headers).sort()]);
  for (const one of seen) assert.deepEqual(one, seen[0]);
  assert.equal(seen[0]?.[0], 204);
  assert.equal((await mailsTo(clinic, email)).length, 2);
  assert.equal((await clinic.ports.outbox.list()).length, before + 1);
});

test("one letter every five minutes, and after five of them one an hour, however often somebody asks", async () => {
  const { email } = await colleague("Fay Fern");
  const invitation = 1;
  for (let n = 0; n < 4; n += 1) await forgot(email);
  assert.equal((await mailsTo(clinic, email)).length, invitation + 1);
  for (let n = 0; n < 6; n += 1) {
    clinic.time.now += 5 * MINUTE;
    await forgot(email);
    await mailsTo(clinic, email);
  }
  assert.equal((await mailsTo(clinic, email)).length, invitation + 5);
  clinic.time.now += 60 * MINUTE;
  await forgot(email);
  assert.equal((await mailsTo(clinic, email)).length, invitation + 6);
  as = tokenIn(await signIn(ONA, FORM.password));
});

test("an administrator's new links leave as seldom, so that nobody fills a mailbox with them", async () => {
  const { id, email } = await colleague("Hal Heron");
  const renew = () => clinic.ask("POST", `/api/colleagues/${id}/link`, { as, body: {} });
  const before = (await mailsTo(clinic, email)).length;
  assert.equal((await renew()).status, 201);
  for (let n = 0; n < 59; n += 1) {
    const { status, json } = await renew();
    assert.deepEqual([status, json.code], [429, "link-too-soon"]);
  }
  assert.equal((await mailsTo(clinic, email)).length, before + 1);
  clinic.time.now += 5 * MINUTE;
  assert.equal((await renew()).status, 201);
});

test("a second factor is no way around: who has one is asked for it after the new password", async () => {
  const { id, email } = await colleague("Gil Gray");
  clinic.sql("UPDATE people SET totp = ? WHERE id = ?", "sealed", id);
  await forgot(email);
  const chosen = await choose(await newestTo(email));
  assert.deepEqual([chosen.status, chosen.json.ways], [200, ["totp"]]);
  assert.equal(tokenIn(chosen), "");
  const { gone } = clinic.row("SELECT totp IS NULL AS gone FROM people WHERE id = ?", id);
  assert.equal(gone, 0);
});

test("a password that is refused leaves the link as it was", async () => {
  const { email } = await colleague("Hal Hill");
  await forgot(email);
  const secret = await newestTo(email);
  assert.equal((await choose(secret, "short")).json.code, "password-too-short");
  assert.equal((await choose(secret)).status, 204);
});

test("who was deactivated gets no letter, and their link is over", async () => {
  const { id, email } = await colleague("Ina Iris");
  await forgot(email);
  const secret = await newestTo(email);
  assert.equal((await clinic.ask("POST", `/api/colleagues/${id}/deactivate`, { as })).status, 204);
  assert.equal((await choose(secret)).json.code, "link-ended");
  clinic.time.now += 5 * MINUTE;
  await forgot(email);
  assert.equal((await mailsTo(clinic, email)).length, 2);
  assert.equal((await signIn(email, FORM.password)).json.code, "sign-in-failed");
});

test("a body with anything besides the address is refused", async () => {
  const body = { email: ONA, roles: ["administrator"] };
  assert.equal((await clinic.ask("POST", "/api/password-reset", { body })).json.code, "invalid-body");
});
