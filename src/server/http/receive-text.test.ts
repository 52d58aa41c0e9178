import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { keepContact, madeUpMobile } from "../../../test/harness/contacts.ts";
import { HOUR } from "../../../test/harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../../../test/harness/open-clinic.ts";
import { ACCOUNT, signatureOf } from "../../../test/harness/text-service.ts";

const HOME = "https://chat.clinic.example";
const PATH = "/api/sms/inbound";
const NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';

async function openRig(t: TestContext) {
  const environment = {
    PUBLIC_URL: HOME,
    TRUST_PROXY: "true",
    TWILIO_ACCOUNT_SID: ACCOUNT.sid,
    TWILIO_AUTH_TOKEN: ACCOUNT.token,
    TWILIO_FROM: ACCOUNT.number,
    TWILIO_URL: "http://127.0.0.1:1",
  };
  const house = await openClinic(t, { environment });
  const host = await house.setUp();
  const mobile = madeUpMobile();
  const maya = await keepContact(house, host, "Maya Lind", { mobile });
  return { house, maya, mobile };
}

interface Brought {
  readonly signature?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, string>>;
}

let brought = 0;

/** As the text service brings it, each time another text unless something else is said. */
async function bring(house: OpenClinic, From: string, Body: string, given: Brought = {}) {
  const { path = PATH, headers = {}, more = {} } = given;
  brought += 1;
  const MessageSid = `SM${String(brought).padStart(32, "0")}`;
  const parameters = { From, Body, To: ACCOUNT.number, MessageSid, ...more };
  const signature = given.signature ?? signatureOf(`${HOME}${path}`, parameters);
  const answer = await fetch(`${house.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      "x-twilio-signature": signature,
      ...headers,
    },
    body: new URLSearchParams(parameters).toString(),
  });
  return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
}

test("STOP puts the number on the ledger, is confirmed once, and START takes it off", async (t) => {
  const { house, maya, mobile } = await openRig(t);
  const stopped = await bring(house, mobile, "Stop.");
  assert.deepEqual([stopped.status, stopped.type], [200, "text/xml; charset=utf-8"]);
  assert.match(stopped.text, /<Response><Message>You will get no more texts from us\./);
  assert.equal((await house.deeds.readNotifications(maya)).optedOut, true);
  house.clock.pass(HOUR);
  assert.equal((await bring(house, mobile, "STOP")).text, NOTHING, "one confirmation is all");
  assert.equal((await bring(house, mobile, "I said stop it now")).text, NOTHING, "and then silence");
  assert.match((await bring(house, mobile, "START")).text, /You will get our texts again/);
  assert.equal((await house.deeds.readNotifications(maya)).optedOut, false);
});

test("each synonym of STOP counts", async (t) => {
  const { house, maya, mobile } = await openRig(t);
  for (const word of ["quit", "end", "revoke", "opt out", "cancel", "unsubscribe"]) {
    await bring(house, mobile, "start");
    await bring(house, mobile, word);
    assert.equal((await house.deeds.readNotifications(maya)).optedOut, true, word);
  }
});

test("HELP is answered, and whatever else with where to write and whom to call, once an hour", async (t) => {
  const { house, mobile } = await openRig(t);
  assert.match((await bring(house, mobile, "HELP")).text, /For help, please call your clinic/);
  const text = "My knee hurts <b>&";
  assert.match(
    (await bring(house, mobile, text)).text,
    /Nobody reads this number\..* In an emergency call 911\./,
  );
  assert.equal((await bring(house, mobile, text)).text, NOTHING);
  house.clock.pass(HOUR);
  assert.match((await bring(house, mobile, text)).text, /Nobody reads this number/);
  assert.doesNotMatch(house.logged, /knee/, "what they wrote is kept nowhere");
});

test("what the text service answers by itself is not answered twice", async (t) => {
  const { house, maya, mobile } = await openRig(t);
  assert.equal((await bring(house, mobile, "STOP", { more: { OptOutType: "STOP" } })).text, NOTHING);
  assert.equal((await house.deeds.readNotifications(maya)).optedOut, true);
});

test("what the text service did not sign changes nothing", async (t) => {
  const { house, maya, mobile } = await openRig(t);
  const forged = await bring(house, mobile, "STOP", {
    signature: signatureOf(`${HOME}${PATH}`, { From: mobile }),
  });
  assert.equal(forged.status, 403);
  assert.equal((await bring(house, mobile, "STOP", { signature: "" })).status, 403);
  assert.equal((await house.deeds.readNotifications(maya)).optedOut, false);
});

test("a text that was brought once is not believed again: an old START does not undo a STOP", async (t) => {
  const { house, maya, mobile } = await openRig(t);
  const start = { more: { MessageSid: `SM${"f".repeat(32)}` } };
  assert.match((await bring(house, mobile, "START", start)).text, /You will get our texts again/);
  await bring(house, mobile, "STOP");
  house.clock.pass(23 * HOUR);
  const again = await bring(house, mobile, "START", start);
  assert.deepEqual([again.status, again.text], [200, NOTHING]);
  assert.equal((await house.deeds.readNotifications(maya)).optedOut, true);
});

test("a form that another website has a browser send is refused before it is read", async (t) => {
  const { house, maya, mobile } = await openRig(t);
  const headers = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  assert.equal((await bring(house, mobile, "STOP", { headers })).status, 403);
  assert.equal((await house.deeds.readNotifications(maya)).optedOut, false);
});

test("forms are taken at this address alone, and here nothing that is larger than any text", async (t) => {
  const { house, mobile } = await openRig(t);
  assert.equal((await bring(house, mobile, "a".repeat(40_000))).status, 413);
  assert.equal((await bring(house, mobile, "STOP", { path: "/api/sign-in" })).status, 415);
});

test("without a text service there is nothing at this address", async (t) => {
  const house = await openClinic(t);
  assert.equal((await bring(house, "+15552010142", "STOP")).status, 404);
});
