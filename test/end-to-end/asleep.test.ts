import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { PRESENT_MS } from "../../src/shared/protocol/limits.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";
import { DAY, HOUR, MINUTE } from "../harness/movable-clock.ts";
import { openClinic } from "../harness/open-clinic.ts";
import { overHttp } from "../harness/over-http.ts";
import { Page } from "../harness/page.ts";

/** A host, and a colleague with whom they have a chat. */
async function openPair(t: TestContext) {
  const house = await openClinic(t);
  const host = await house.setUp();
  const other = await house.add(host.organisationId, "Pat Example");
  await house.threadOf(host, other);
  const { whoIsHere, notifications, sessions } = house.clinic.ports;
  return { house, host, other, whoIsHere, notifications, sessions };
}

/** The next change of this person's presence that the page hears: true for online. */
async function presenceOf(page: Page, { id }: { id: number }): Promise<boolean> {
  const frame = await page.hear(
    "presence",
    ({ online, offline }) => online.includes(id) || offline.includes(id),
  );
  return frame.online.includes(id);
}

test("a page that has said nothing for as long as a lease counts as away; its socket stays, and a word brings it back", async (t) => {
  const { house, host, other, whoIsHere } = await openPair(t);
  const watching = await Page.arrive(house.url, await house.cookieOf(host));
  const page = await Page.arrive(house.url, await house.cookieOf(other));
  assert.equal(await presenceOf(watching, other), true);
  house.clock.pass(PRESENT_MS - 1);
  assert.equal(whoIsHere.isOnline(other.id), true);
  house.clock.pass(1);
  assert.equal(whoIsHere.isOnline(other.id), false);
  assert.equal(await presenceOf(watching, other), false);
  const late = await Page.arrive(house.url, await house.cookieOf(host));
  assert.ok(!late.welcome.online.includes(other.id));
  await page.roundTrip();
  assert.equal(whoIsHere.isOnline(other.id), true);
  assert.equal(await presenceOf(watching, other), true);
});

test("what a browser answers by itself, frozen or not, does not count as a word of the page", async (t) => {
  const { house, host, other, whoIsHere } = await openPair(t);
  const watching = await Page.arrive(house.url, await house.cookieOf(host));
  const page = await Page.arrive(house.url, await house.cookieOf(other));
  house.clock.pass(PRESENT_MS);
  page.socket.pong();
  assert.equal(await presenceOf(watching, other), true, "as they came");
  assert.equal(await presenceOf(watching, other), false);
  assert.equal(whoIsHere.isOnline(other.id), false);
});

test("of two pages one that is awake is enough", async (t) => {
  const { house, host, other, whoIsHere } = await openPair(t);
  const third = await house.add(host.organisationId, "Quinn Example");
  await house.threadOf(host, third);
  const watching = await Page.arrive(house.url, await house.cookieOf(host));
  await Page.arrive(house.url, await house.cookieOf(other));
  const awake = await Page.arrive(house.url, await house.cookieOf(other));
  await Page.arrive(house.url, await house.cookieOf(third));
  house.clock.pass(PRESENT_MS / 2);
  await awake.roundTrip();
  house.clock.pass(PRESENT_MS / 2);
  assert.equal(await presenceOf(watching, third), true);
  assert.equal(await presenceOf(watching, third), false); // whoever slept before was told before
  assert.ok(!watching.heard.some((frame) => frame.type === "presence" && frame.offline.includes(other.id)));
  assert.equal(whoIsHere.isOnline(other.id), true);
});

test("whoever arrives while somebody is just gone learns, too, that they do not come back", async (t) => {
  const { house, host, other } = await openPair(t);
  const gone = await Page.arrive(house.url, await house.cookieOf(other));
  await gone.close();
  const late = await Page.arrive(house.url, await house.cookieOf(host));
  if (late.welcome.online.includes(other.id)) assert.equal(await presenceOf(late, other), false);
});

test("when somebody was last here is kept as they come, at most every minute meanwhile, and as they go", async (t) => {
  const { house, other, notifications } = await openPair(t);
  const seen = t.mock.method(notifications, "seen");
  const times = () => seen.mock.calls.map(({ arguments: [id, at] }) => [id, at - start]);
  const start = house.clock.now();
  const page = await Page.arrive(house.url, await house.cookieOf(other));
  assert.deepEqual(times(), [[other.id, 0]]);
  house.clock.pass(MINUTE - 1);
  await page.roundTrip();
  assert.equal(times().length, 1);
  house.clock.pass(1);
  await page.roundTrip();
  assert.deepEqual(times().slice(1), [[other.id, MINUTE]]);
  house.clock.pass(1_000);
  const told = new Promise<void>((resolve) => seen.mock.mockImplementationOnce(async () => resolve()));
  await page.close();
  await told;
  assert.deepEqual(times().slice(2), [[other.id, MINUTE + 1_000]]);
});

test("a page that slept was last here when it last said something, however late its socket closes", async (t) => {
  const { house, host, other, notifications } = await openPair(t);
  const start = house.clock.now();
  const watching = await Page.arrive(house.url, await house.cookieOf(host));
  const page = await Page.arrive(house.url, await house.cookieOf(other));
  const seen = t.mock.method(notifications, "seen");
  house.clock.pass(10_000);
  await page.roundTrip();
  house.clock.pass(PRESENT_MS);
  assert.equal(await presenceOf(watching, other), true);
  assert.equal(await presenceOf(watching, other), false);
  await page.close();
  await watching.roundTrip();
  const ofThem = seen.mock.calls.map(({ arguments: [id, at] }) => [id, at - start]);
  assert.deepEqual(
    ofThem.filter(([id]) => id === other.id),
    [[other.id, 10_000]],
  );
});

test("a guest's session goes on as long as a page of theirs is awake, and ends a day after its last word", async (t) => {
  const { house, host, sessions } = await openPair(t);
  const guest = await keepContact(house, host, "Gale Example", { mobile: madeUpMobile() });
  const cookie = await guestCookieOf(house, guest);
  const active = t.mock.method(sessions, "active");
  const page = await Page.arrive(house.url, cookie);
  house.clock.pass(5 * MINUTE - 1);
  await page.roundTrip();
  assert.equal(active.mock.callCount(), 0, "not a write for every word");
  for (let hours = 0; hours < 30; hours += 6) {
    house.clock.pass(6 * HOUR);
    await page.roundTrip();
  }
  assert.equal(active.mock.callCount(), 5);
  await Promise.all(active.mock.calls.map(({ result }) => result));
  house.clock.pass(DAY - 1);
  const sessionOf = () =>
    sessions.find(house.clinic.ports.secrets.hashToken(tokenIn(cookie)), house.clock.now());
  assert.ok(await sessionOf());
  house.clock.pass(1);
  assert.equal(await sessionOf(), undefined);
  assert.equal((await overHttp(house.url, ["GET", "/api/unread"], { cookie })).status, 401);
});

function tokenIn(cookie: string): string {
  return /=([^;]+)/.exec(cookie)?.[1] ?? "";
}
