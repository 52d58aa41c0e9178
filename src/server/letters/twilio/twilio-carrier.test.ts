import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import {
  ACCOUNT,
  openTextService,
  signatureOf,
  type TextServiceWays,
} from "../../../../test/harness/text-service.ts";
import type { LetterId } from "../../domain/identifiers.ts";
import type { HandedOver } from "../../ports/carriers.ts";
import { testCarrierContract } from "../contract/carrier-contract.ts";
import { openTwilio, type TwilioConfig } from "./open-twilio.ts";

const ID = 7 as LetterId;
const LETTER = { to: "+15552010142", subject: "", text: "Somebody wrote to you." };
const yes = () => Promise.resolve(true);

async function openRig(t: TestContext, ways: TextServiceWays = {}, config: Partial<TwilioConfig> = {}) {
  const service = await openTextService(t, ways);
  const account = { accountSid: ACCOUNT.sid, authToken: ACCOUNT.token, from: ACCOUNT.number };
  return { service, ...(await openTwilio({ ...account, url: service.url, ...config })) };
}

testCarrierContract("Twilio", async (t) => {
  const { service, carrier } = await openRig(t as TestContext);
  return {
    carrier,
    to: LETTER.to,
    arrived: async () => service.arrived.map(({ body }) => body),
    heardOf: async (words) => service.arrived.some(({ body }) => body.includes(words)),
  };
});

test("a text comes from the number of the installation, or from its messaging service", async (t) => {
  const numbered = await openRig(t);
  await numbered.carrier.carry(ID, LETTER, yes);
  assert.equal(numbered.service.arrived[0]?.sender, ACCOUNT.number);
  const serviced = await openRig(t, {}, { from: ACCOUNT.service });
  await serviced.carrier.carry(ID, LETTER, yes);
  assert.equal(serviced.service.arrived[0]?.sender, ACCOUNT.service);
});

const REFUSED: readonly [title: string, ways: TextServiceWays, letter: object, ended: HandedOver][] = [
  ["a number that is none", {}, { to: "5552010142" }, { outcome: "never", problem: "address-refused" }],
  ["a number elsewhere", {}, { to: "+447911123456" }, { outcome: "never", problem: "address-refused" }],
  [
    "a text that is too long",
    {},
    { text: "a".repeat(1_601) },
    { outcome: "never", problem: "letter-refused" },
  ],
  [
    "a number that answered STOP",
    { answer: { status: 400, code: 21610 } },
    {},
    { outcome: "never", problem: "opted-out" },
  ],
  [
    "a landline",
    { answer: { status: 400, code: 21614 } },
    {},
    { outcome: "never", problem: "address-refused" },
  ],
  [
    "too many texts at once",
    { answer: { status: 429, code: 20429 } },
    {},
    { outcome: "later", problem: "refused-for-now" },
  ],
  [
    "a service that is down for a moment",
    { answer: { status: 503, code: 20503 } },
    {},
    { outcome: "later", problem: "refused-for-now" },
  ],
];

for (const [title, ways, letter, expected] of REFUSED) {
  test(`${title} is told apart`, async (t) => {
    const { carrier, service } = await openRig(t, ways);
    assert.deepEqual(await carrier.carry(ID, { ...LETTER, ...letter }, yes), expected);
    assert.equal(service.arrived.length, 0);
  });
}

test("a sender that is not ours, and a wrong token, are our fault and not the address's", async (t) => {
  const sender = await openRig(t, {}, { from: "+15552010199" });
  const refused = await sender.carrier.carry(ID, LETTER, yes);
  assert.deepEqual(refused, { outcome: "never", problem: "letter-refused" });
  const token = await openRig(t, {}, { authToken: "guessed" });
  const unknown = await token.carrier.carry(ID, LETTER, yes);
  assert.deepEqual(unknown, { outcome: "later", problem: "sign-in-refused" });
});

test("where an answer is missing, the text may have been sent, and is not sent again", async (t) => {
  const unknown: HandedOver = { outcome: "unknown", problem: "may-have-arrived" };
  for (const breaksOff of ["before", "after"] as const) {
    const { carrier } = await openRig(t, { breaksOff });
    assert.deepEqual(await carrier.carry(ID, LETTER, yes), unknown, breaksOff);
  }
  const failed = await openRig(t, { answer: { status: 500, code: 20500 } });
  assert.deepEqual(await failed.carrier.carry(ID, LETTER, yes), unknown);
  const service = await openTextService(t, { silent: true });
  const account = { accountSid: ACCOUNT.sid, authToken: ACCOUNT.token, from: ACCOUNT.number };
  const { carrier } = await openTwilio({ ...account, url: service.url }, 50);
  assert.deepEqual(await carrier.carry(ID, LETTER, yes), unknown);
});

test("where nobody listens a text was certainly not sent", async (t) => {
  const { carrier } = await openRig(t, {}, { url: "http://127.0.0.1:1" });
  assert.deepEqual(await carrier.carry(ID, LETTER, yes), { outcome: "later", problem: "unreachable" });
});

test("a text that somebody brings is believed by its signature alone", async (t) => {
  const { signatures } = await openRig(t);
  const url = "https://chat.clinic.example/api/sms/inbound";
  const parameters = { From: "+15552010142", Body: "STOP", MessageSid: "SM1" };
  const signature = signatureOf(url, parameters);
  assert.equal(signatures.isGenuine(signature, url, parameters), true);
  assert.equal(signatures.isGenuine(signature, url, { ...parameters, From: "+15552010143" }), false);
  assert.equal(signatures.isGenuine(signature, "https://other.example/api/sms/inbound", parameters), false);
  assert.equal(signatures.isGenuine("", url, parameters), false);
});
