import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { keepContact, madeUpMobile } from "../../../test/harness/contacts.ts";
import { allLetters } from "../../../test/harness/letters.ts";
import { HOUR, MINUTE, MovableClock } from "../../../test/harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../../../test/harness/open-clinic.ts";
import { Page } from "../../../test/harness/page.ts";
import type { ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";

/** Noon in New York on 24 November 2026. */
const NOON = Date.UTC(2026, 10, 24, 17);
const NOTHING_CHOSEN = { channel: undefined, quiet: undefined, timeZone: undefined, mobile: undefined };

async function openRig(t: TestContext) {
  const house = await openClinic(t, { clock: new MovableClock(NOON) });
  const administrator = await house.setUp();
  const host = await house.add(administrator.organisationId, "Dr. Ada Ames", ["host"]);
  const mobile = madeUpMobile();
  const maya = await keepContact(house, host, "Maya Lind", { mobile, email: "maya@mail.example" });
  return { house, host, maya, mobile, threadId: await house.threadOf(host, maya) };
}

let said = 0;

async function say(house: OpenClinic, by: Person, threadId: ThreadId): Promise<number> {
  said += 1;
  const clientId = `notification-${String(said).padStart(6, "0")}`;
  return (await house.deeds.postMessage(by, threadId, { clientId, text: "How is the knee?" })).seq;
}

/** Lets this much time pass, the job look, and the letters leave. @returns to whom there are letters by now */
async function after(house: OpenClinic, milliseconds: number): Promise<string[]> {
  house.clock.pass(milliseconds);
  await house.deeds.sendNotifications();
  return (await allLetters(house)).map(({ to }) => to);
}

/** As the sockets tell it. */
function comesBack(house: OpenClinic, { id }: Person): Promise<void> {
  return house.clinic.ports.notifications.seen(id, house.clock.now());
}

test("a message that has been unread for a minute is told of by a letter, and not before", async (t) => {
  const { house, host, maya, mobile, threadId } = await openRig(t);
  await say(house, host, threadId);
  assert.deepEqual(await after(house, MINUTE - 1), []);
  assert.deepEqual(await after(house, 1), [mobile]);
  const [letter] = await allLetters(house);
  assert.match(letter?.text ?? "", /^You have a new message from Example Clinic: http:\/\/localhost:\d+\/i#/);
  assert.equal(maya.guest, true);
});

test("who is not here gets one letter a thread until they come back, however many messages follow", async (t) => {
  const { house, host, maya, mobile, threadId } = await openRig(t);
  const other = await house.add(host.organisationId, "Ben Ode", ["host"]);
  const second = await house.threadOf(host, maya, other);
  for (let n = 0; n < 3; n += 1) await say(house, host, threadId);
  assert.deepEqual(await after(house, MINUTE), [mobile]);
  for (let n = 0; n < 3; n += 1) {
    await say(house, host, threadId);
    assert.deepEqual(await after(house, HOUR), [mobile], "still the one letter");
  }
  await say(house, host, second);
  const told = await after(house, MINUTE);
  assert.deepEqual(
    told.filter((to) => to === mobile),
    [mobile, mobile],
    "one about the other thread",
  );
});

test("after they came back, the next unread message is told of again", async (t) => {
  const { house, host, maya, mobile, threadId } = await openRig(t);
  await say(house, host, threadId);
  assert.deepEqual(await after(house, MINUTE), [mobile]);
  house.clock.pass(MINUTE);
  await comesBack(house, maya);
  const seq = await say(house, host, threadId);
  await house.deeds.advancePosition(maya, threadId, { delivered: seq, read: seq });
  assert.deepEqual(await after(house, MINUTE), [mobile], "what they have read needs no letter");
  await say(house, host, threadId);
  assert.deepEqual(await after(house, MINUTE), [mobile, mobile]);
});

test("who is connected is not written to, and is when they have gone without reading", async (t) => {
  const { house, host, threadId } = await openRig(t);
  const ben = await house.add(host.organisationId, "Ben Ode", ["host"]);
  const both = await house.threadOf(host, ben);
  assert.notEqual(both, threadId);
  const page = await Page.arrive(house.url, await house.cookieOf(ben));
  await say(house, host, both);
  assert.deepEqual(await after(house, MINUTE), []);
  await page.close();
  house.clock.pass(HOUR);
  assert.deepEqual(await after(house, MINUTE), [ben.email]);
  const [letter] = await allLetters(house);
  assert.match(letter?.text ?? "", /:\n\nhttp:\/\/localhost:\d+\/chat\n/, "an address without a secret");
});

test("who wants no notifications gets none, and what was said before is not told of when they change their mind", async (t) => {
  const { house, host, maya, mobile, threadId } = await openRig(t);
  const { notifications } = house.clinic.ports;
  await notifications.save(maya.id, { ...NOTHING_CHOSEN, channel: "none" });
  await say(house, host, threadId);
  assert.deepEqual(await after(house, MINUTE), []);
  await notifications.save(maya.id, { ...NOTHING_CHOSEN, channel: "sms" });
  assert.deepEqual(await after(house, MINUTE), []);
  await comesBack(house, maya);
  await say(house, host, threadId);
  assert.deepEqual(await after(house, MINUTE), [mobile]);
});

test("who chose e-mail is told by e-mail, also with a mobile number on file", async (t) => {
  const { house, host, maya, threadId } = await openRig(t);
  await house.clinic.ports.notifications.save(maya.id, { ...NOTHING_CHOSEN, channel: "email" });
  await say(house, host, threadId);
  assert.deepEqual(await after(house, MINUTE), ["maya@mail.example"]);
});

test("in their quiet hours nobody is written to; when those end, one letter tells of what is still unread", async (t) => {
  const { house, host, maya, mobile, threadId } = await openRig(t);
  const quiet = { from: 12 * 60, until: 14 * 60 };
  await house.clinic.ports.notifications.save(maya.id, { ...NOTHING_CHOSEN, quiet });
  await say(house, host, threadId);
  assert.deepEqual(
    await after(house, MINUTE),
    [],
    "two minutes past noon in New York, where the contact lives",
  );
  await say(house, host, threadId);
  assert.deepEqual(await after(house, HOUR), []);
  assert.deepEqual(await after(house, HOUR), [mobile]);
});

test("what was read during the quiet hours is not told of when they end", async (t) => {
  const { house, host, maya, threadId } = await openRig(t);
  const quiet = { from: 12 * 60, until: 14 * 60 };
  await house.clinic.ports.notifications.save(maya.id, { ...NOTHING_CHOSEN, quiet });
  const seq = await say(house, host, threadId);
  assert.deepEqual(await after(house, HOUR), []);
  await house.deeds.advancePosition(maya, threadId, { delivered: seq, read: seq });
  assert.deepEqual(await after(house, 2 * HOUR), []);
});

test("many who are asleep do not keep somebody who is awake from being told", async (t) => {
  const { house, host, threadId, maya, mobile } = await openRig(t);
  const quiet = { from: 12 * 60, until: 14 * 60 };
  for (let n = 0; n < 205; n += 1) {
    const asleep = await house.add(host.organisationId, `Asleep ${n}`, ["host"]);
    const settings = { ...NOTHING_CHOSEN, quiet, timeZone: "America/New_York" };
    await house.clinic.ports.notifications.save(asleep.id, settings);
    await say(house, host, await house.threadOf(host, asleep));
  }
  house.clock.pass(MINUTE);
  await comesBack(house, maya);
  await say(house, host, threadId);
  assert.deepEqual(await after(house, MINUTE), [mobile]);
});

test("a message that has ended is not told of", async (t) => {
  const { house, host, threadId } = await openRig(t);
  await say(house, host, threadId);
  assert.deepEqual(await after(house, 24 * HOUR), []);
});
