import assert from "node:assert/strict";
import { test } from "node:test";
import { CLOSE } from "../../src/shared/protocol/close-codes.ts";
import { MAX_CHANGES, MAX_TEXT_LENGTH, MESSAGES_A_PAGE } from "../../src/shared/protocol/limits.ts";
import { PROTOCOL_VERSION } from "../../src/shared/protocol/version.ts";
import { openClinic } from "../harness/open-clinic.ts";
import { newClientId, Page } from "../harness/page.ts";
import { closeCodeOf, maskedFrame, RawSocket } from "../harness/raw-socket.ts";

const TEXT = 0x81;
const CLOSED = 0x88;
const TIMES = 100;
/** The message that takes the most room on the wire: JSON writes six bytes for each of these characters. */
const LARGEST = "\u0001".repeat(MAX_TEXT_LENGTH);

async function openScene(t: Parameters<typeof openClinic>[0]) {
  const house = await openClinic(t);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  const cookie = await house.cookieOf(guest);
  const post = (text: string) => house.deeds.postMessage(host, threadId, { clientId: newClientId(), text });
  return { house, host, threadId, cookie, post };
}

test("a page that takes nothing of what is sent is closed with a code, and the others go on", async (t) => {
  const { house, host, cookie, post } = await openScene(t);
  const good = await Page.arrive(house.url, await house.cookieOf(host));
  const slow = await RawSocket.upgraded(t, Number(new URL(house.url).port), cookie);
  slow.write(maskedFrame(TEXT, JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, held: [] })));
  await slow.receives(/"type":"welcome"/);
  slow.pause();
  for (let told = 0; told < MAX_CHANGES; told++) {
    const { seq } = await post(LARGEST);
    await good.hear("posted", ({ message }) => message.seq === seq);
  }
  slow.resume();
  slow.write(maskedFrame(CLOSED, ""));
  assert.equal(closeCodeOf(await slow.closed()), CLOSE.tooSlow);
});

test("a page that was away for more than a megabyte gets the newest page in its place, whole", async (t) => {
  const { house, threadId, cookie, post } = await openScene(t);
  await post("Held");
  await Promise.all(Array.from({ length: MAX_CHANGES }, () => post(LARGEST)));
  const page = await Page.arrive(house.url, cookie, [[threadId, 1]]);
  const changes = await page.hear("changes");
  assert.equal(changes.reset, true);
  assert.equal(changes.messages.length, MESSAGES_A_PAGE);
  assert.equal(changes.messages.at(-1)?.seq, changes.version);
  assert.equal(await page.roundTrip(), house.clock.now());
  await page.close();
});

test("a page that asks for everything many times at once is answered once at a time", async (t) => {
  const { house, threadId, cookie, post } = await openScene(t);
  await Promise.all(Array.from({ length: 50 }, () => post("Said")));
  const { messages } = house.clinic.ports;
  const changes = messages.changes.bind(messages);
  let underWay = 0;
  let most = 0;
  messages.changes = async (...query) => {
    most = Math.max(most, ++underWay);
    const found = await changes(...query);
    underWay -= 1;
    return found;
  };
  const page = await Page.arrive(house.url, cookie);
  for (let asked = 0; asked < TIMES; asked++) page.say({ type: "catch-up", threadId, version: 1 });
  for (let answered = 0; answered < TIMES; answered++) await page.hear("changes");
  await page.close();
  assert.equal(most, 1);
});

test("a page whose person has the largest of all lists is welcomed", async (t) => {
  const { house, host } = await openScene(t);
  for (let thread = 0; thread < 150; thread++) {
    const other = await house.add(host.organisationId, `Pat Example ${thread}`);
    const threadId = await house.threadOf(host, other);
    await house.deeds.postMessage(other, threadId, { clientId: newClientId(), text: LARGEST });
  }
  const page = await Page.arrive(house.url, await house.cookieOf(host));
  assert.ok(page.welcome.threads.length >= 150);
  await page.close();
});
