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
import type { Announcement } from "../ports/announcements.ts";

const LONG = "seven small boats at dusk";
const SHORT = "dusk boat";

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

test("a new password ends every other session, and every sign-in that was half done; the old one opens nothing", async () => {
  const ana = await signedIn();
  const { secret } = await ana.addTotp();
  clinic.time.now += 3 * STEP_MS;
  const [there, half] = [await ana.elsewhere(), await ana.elsewhere()];
  await there.signIn();
  await there.post("/api/sign-in/totp", { code: ana.codeOf(secret) });
  await half.signIn();
  const ended: Announcement[] = [];
  const stop = clinic.ports.announcements.subscribe((one) => one.kind === "session-ended" && ended.push(one));
  assert.equal((await ana.post("/api/account/password", { password: LONG })).status, 204);
  stop();
  assert.equal(ended.length, 1);
  assert.deepEqual([await ana.isIn(), await there.isIn()], [true, false]);
  const late = await half.post("/api/sign-in/totp", { code: ana.codeOf(secret, 1) });
  assert.equal(late.json.code, "sign-in-over");
  assert.equal((await there.signIn(PASSWORD)).json.code, "sign-in-failed");
  assert.equal((await there.signIn(LONG)).status, 200);
});

test("a password needs 15 characters, and 8 beside a second factor; what attackers try first is refused either way", async () => {
  const ana = await signedIn();
  const choose = async (password: string) =>
    (await ana.post("/api/account/password", { password })).json?.code;
  assert.equal(await choose(SHORT), "password-too-short");
  await ana.addPasskey();
  assert.equal(await choose("dusk bo"), "password-short-beside-factor");
  for (const common of [
    "password",
    "Passw0rd!",
    "12345678",
    "iloveyou",
    "sunshine1",
    "liverpool",
    "football1",
  ]) {
    assert.equal(await choose(common), "password-common", common);
  }
  assert.equal(await choose(SHORT), undefined);
  assert.equal(await choose("x".repeat(129)), "password-too-long");
});

test("whose password is short keeps the last second factor until they have chosen a longer password", async () => {
  const ana = await signedIn();
  const { passkey } = await ana.addPasskey();
  await ana.post("/api/account/password", { password: SHORT });
  const path = `/api/account/passkeys/${passkey.id}`;
  assert.deepEqual(told(await ana.browser.ask("DELETE", path)), [409, "password-longer-first"]);
  await ana.post("/api/account/password", { password: LONG });
  assert.equal((await ana.browser.ask("DELETE", path)).status, 204);
});

test("whose second factor was taken away comes in by a short password only to set up another, or to choose a longer one", async () => {
  const ana = await signedIn();
  await ana.addPasskey();
  await ana.post("/api/account/password", { password: SHORT });
  await clinic.ports.secondFactors.removeAll(ana.person.id);
  const there = await ana.elsewhere();
  assert.equal((await there.signIn(SHORT)).status, 204);
  assert.deepEqual(told(await there.browser.ask("GET", "/api/threads")), [403, "second-factor-required"]);
  assert.equal((await there.post("/api/account/password", { password: LONG })).status, 204);
  assert.equal(await there.isIn(), true);
});

test("a restricted session stays so with a longer password where the organisation asks for a second factor", async () => {
  const ana = await AccountHolder.of(clinic);
  clinic.sql("UPDATE organisations SET second_factor = 1 WHERE id = ?", ana.person.organisationId);
  await ana.signIn();
  assert.equal((await ana.post("/api/account/password", { password: LONG })).status, 204);
  assert.equal(await ana.isIn(), false);
});
