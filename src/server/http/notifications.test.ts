import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { keepContact, madeUpMobile } from "../../../test/harness/contacts.ts";
import { guestCookieOf } from "../../../test/harness/guest-cookie.ts";
import { openClinic } from "../../../test/harness/open-clinic.ts";
import { overHttp } from "../../../test/harness/over-http.ts";
import { shownMobile } from "../domain/mobile-number.ts";

const PATH = "/api/notifications";
const FORM = { channel: "email", quiet: null, timeZone: "America/New_York" };

async function openRig(t: TestContext) {
  const house = await openClinic(t);
  const host = await house.setUp();
  const mobile = madeUpMobile();
  const entry = { mobile, email: "maya@mail.example", timeZone: "America/Chicago" };
  const maya = await keepContact(house, host, "Maya Lind", entry);
  const [ofHost, ofGuest] = [await house.cookieOf(host), await guestCookieOf(house, maya)];
  const ask = (cookie: string) => overHttp(house.url, ["GET", PATH], { cookie });
  const put = (cookie: string, body: object) => overHttp(house.url, ["PUT", PATH], { cookie, body });
  return { house, host, mobile, maya, ofHost, ofGuest, ask, put };
}

test("a guest sees how they are told and their addresses, which are not theirs to change", async (t) => {
  const { mobile, ofGuest, ask, put } = await openRig(t);
  const seen = {
    channel: "sms",
    possible: ["sms", "email", "none"],
    quiet: null,
    timeZone: "America/Chicago",
    mobileShown: shownMobile(mobile),
    email: "maya@mail.example",
    optedOut: false,
    mayChangeMobile: false,
  };
  assert.deepEqual((await ask(ofGuest)).body, seen);
  const refused = await put(ofGuest, { ...FORM, mobile: madeUpMobile() });
  assert.deepEqual([refused.status, (refused.body as { code: string }).code], [403, "not-allowed"]);
  assert.deepEqual((await ask(ofGuest)).body, seen);
});

test("a guest chooses how they are told, when not, and by which clock", async (t) => {
  const { ofGuest, ask, put } = await openRig(t);
  const quiet = { from: 22 * 60, until: 7 * 60 };
  const { status, body } = await put(ofGuest, { ...FORM, quiet });
  assert.equal(status, 200);
  assert.deepEqual((await ask(ofGuest)).body, body);
  const { channel, timeZone, quiet: kept } = body as typeof FORM & { quiet: object };
  assert.deepEqual([channel, timeZone, kept], ["email", "America/New_York", quiet]);
  assert.equal(((await put(ofGuest, { ...FORM, channel: "none" })).body as typeof FORM).channel, "none");
});

test("who has an account is told by e-mail until they enter a mobile number of their own and choose it", async (t) => {
  const { house, host, mobile, ofHost, ask, put } = await openRig(t);
  const first = (await ask(ofHost)).body as Record<string, unknown>;
  assert.deepEqual(
    [first.channel, first.possible, first.mayChangeMobile],
    ["email", ["email", "none"], true],
  );
  assert.equal(first.email, host.email);
  const early = await put(ofHost, { ...FORM, channel: "sms" });
  assert.deepEqual([early.status, (early.body as { code: string }).code], [422, "channel-unavailable"]);
  const chosen = (await put(ofHost, { ...FORM, channel: "sms", mobile })).body as Record<string, unknown>;
  assert.deepEqual([chosen.channel, chosen.mobileShown], ["sms", shownMobile(mobile)]);
  const kept = (await put(ofHost, { ...FORM, channel: "sms" })).body as Record<string, unknown>;
  assert.equal(kept.mobileShown, shownMobile(mobile), "a form without the number leaves it");
  const gone = (await put(ofHost, { ...FORM, mobile: "" })).body as Record<string, unknown>;
  assert.deepEqual([gone.channel, gone.mobileShown], ["email", null]);
  assert.doesNotMatch(house.logged, new RegExp(mobile.slice(-10)));
});

test("what cannot be is refused by name, and nothing is changed", async (t) => {
  const { ofHost, ask, put } = await openRig(t);
  const before = (await ask(ofHost)).body;
  const wrong: [object, string][] = [
    [{ timeZone: "Mars/Olympus" }, "time-zone-unknown"],
    [{ quiet: { from: 60, until: 60 } }, "quiet-hours-invalid"],
    [{ quiet: { from: 60, until: 1_440 } }, "invalid-body"],
    [{ mobile: "12" }, "mobile-invalid"],
    [{ mobile: "+44 7911 123456" }, "mobile-abroad"],
    [{ channel: "pigeon" }, "invalid-body"],
  ];
  for (const [change, code] of wrong) {
    const { body } = await put(ofHost, { ...FORM, ...change });
    assert.equal((body as { code: string }).code, code);
  }
  assert.deepEqual((await ask(ofHost)).body, before);
});

test("who is not signed in is told nothing", async (t) => {
  const { house } = await openRig(t);
  assert.equal((await overHttp(house.url, ["GET", PATH])).status, 401);
  assert.equal((await overHttp(house.url, ["PUT", PATH], { body: FORM })).status, 401);
});
