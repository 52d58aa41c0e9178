import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import type { SessionId, ThreadId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { clientId } from "../../src/server/store/contract/clinic.ts";
import { CLOSE } from "../../src/shared/protocol/close-codes.ts";
import type { Ending } from "../harness/afterwards.ts";
import { HOUR, MINUTE } from "../harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { Page } from "../harness/page.ts";

const SECOND = 1_000;

/** A clinic with a host who has just signed in on one page. */
async function signedIn(t: Ending) {
  const house = await openClinic(t);
  const host = await house.setUp();
  const cookie = await house.signedInCookieOf(host);
  const page = await Page.arrive(house.url, cookie);
  return { house, host, cookie, page };
}

async function unread(house: OpenClinic, cookie: string): Promise<number> {
  return (await fetch(`${house.url}/api/unread`, { headers: { cookie } })).status;
}

/** What the settings' page does when it has saved them. */
async function setLogOffTimes(
  { house, host }: { house: OpenClinic; host: Person },
  idleMs: number,
  longestMs: number,
): Promise<void> {
  write(house, "UPDATE organisations SET idle_ms = ?, longest_ms = ?", idleMs, longestMs);
  await house.deeds.applyLogOffTimes(host.organisationId);
}

/** Writes are done in their order: after this one all that were begun before have come about. */
function whatWasBegun({ clinic: { ports } }: OpenClinic): Promise<void> {
  return ports.sessions.nameDevice(ports.secrets.identifier() as SessionId, "");
}

/** What is said in this chat when a message has gone all the way that an earlier one would have gone. */
async function textsAfterAnother(house: OpenClinic, by: Person, threadId: ThreadId): Promise<string[]> {
  await house.deeds.postMessage(by, threadId, { clientId: clientId(), text: "another" });
  return (await house.deeds.readPage(by, threadId)).messages.map(({ text }) => text);
}

/** For what no deed does yet. */
function write(house: OpenClinic, sql: string, ...values: number[]): void {
  const database = new DatabaseSync(join(house.dataFolder, "clinic.db"));
  database.exec("PRAGMA busy_timeout = 5000");
  database.prepare(sql).run(...values);
  database.close();
}

test("the welcome says when the session ends: 15 minutes after the last input, and 12 hours after the sign-in", async (t) => {
  const { house, page } = await signedIn(t);
  const now = house.clock.now();
  assert.deepEqual(page.welcome.session, { endsAt: now + 15 * MINUTE, longestEndsAt: now + 12 * HOUR });
});

test("input puts the end off, and every page of the session hears so; those of other sessions do not", async (t) => {
  const { house, host, cookie, page } = await signedIn(t);
  const other = await Page.arrive(house.url, cookie);
  const elsewhere = await Page.arrive(house.url, await house.signedInCookieOf(host));
  house.clock.pass(10 * MINUTE);
  page.say({ type: "active" });
  const endsAt = house.clock.now() + 15 * MINUTE;
  for (const one of [page, other]) assert.equal((await one.hear("session")).endsAt, endsAt);
  await elsewhere.roundTrip();
  assert.equal(elsewhere.heard.filter(({ type }) => type === "session").length, 0);
  house.clock.pass(14 * MINUTE);
  assert.equal(await unread(house, cookie), 200);
});

const BY_ITSELF = [
  ["a ping", { type: "ping" }],
  ["what was received", { type: "received", threadId: 1, seq: 1 }],
  ["what stood on the screen", { type: "read", threadId: 1, seq: 1 }],
] as const;

test("what a page says by itself is no input", async (t) => {
  for (const [what, frame] of BY_ITSELF)
    await t.test(what, async (t) => {
      const { house, cookie, page } = await signedIn(t);
      house.clock.pass(10 * MINUTE);
      page.say(frame);
      await page.roundTrip();
      await whatWasBegun(house);
      assert.equal(await unread(house, cookie), 200);
      house.clock.pass(5 * MINUTE);
      assert.equal(await unread(house, cookie), 401);
    });
});

test("a message, over the socket or by HTTP, is input", async (t) => {
  const { house, host, cookie, page } = await signedIn(t);
  const threadId = await house.threadOf(host, await house.add(host.organisationId, "Pat Example"));
  house.clock.pass(10 * MINUTE);
  page.say({ type: "post", threadId, clientId: clientId(), text: "hello" });
  assert.equal((await page.hear("session")).endsAt, house.clock.now() + 15 * MINUTE);
  house.clock.pass(10 * MINUTE);
  await fetch(`${house.url}/api/threads/${threadId}/messages`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ clientId: clientId(), text: "hello again" }),
  });
  assert.equal((await page.hear("session")).endsAt, house.clock.now() + 15 * MINUTE);
});

test("at the end requests are refused, and open sockets close by themselves", async (t) => {
  const { house, cookie, page } = await signedIn(t);
  house.clock.pass(15 * MINUTE - 1);
  assert.equal(await unread(house, cookie), 200);
  house.clock.pass(1);
  assert.equal(await unread(house, cookie), 401);
  assert.equal(await page.closed, CLOSE.notSignedIn);
});

test("a frame that comes after the end is not carried out, and does not bring the session back", async (t) => {
  const { house, host, cookie, page } = await signedIn(t);
  const threadId = await house.threadOf(host, await house.add(host.organisationId, "Pat Example"));
  house.clock.pass(15 * MINUTE);
  page.say({ type: "post", threadId, clientId: clientId(), text: "too late" });
  page.say({ type: "active" });
  assert.equal(await page.closed, CLOSE.notSignedIn);
  assert.deepEqual(await textsAfterAnother(house, host, threadId), ["another"]);
  assert.equal(await unread(house, cookie), 401);
});

test("whatever one does, the session ends 12 hours after the sign-in", async (t) => {
  const { house, cookie, page } = await signedIn(t);
  const longestEndsAt = house.clock.now() + 12 * HOUR;
  for (let passed = 0; passed < 12 * HOUR - 10 * MINUTE; passed += 10 * MINUTE) {
    house.clock.pass(10 * MINUTE);
    page.say({ type: "active" });
    const ends = await page.hear("session");
    assert.equal(ends.endsAt, Math.min(house.clock.now() + 15 * MINUTE, longestEndsAt));
  }
  house.clock.set(longestEndsAt);
  assert.equal(await unread(house, cookie), 401);
  assert.equal(await page.closed, CLOSE.notSignedIn);
});

test("of input that comes at once, and from many pages, one is kept in ten seconds", async (t) => {
  const { house, cookie, page } = await signedIn(t);
  const other = await Page.arrive(house.url, cookie);
  house.clock.pass(MINUTE);
  for (const one of [page, other, page, page]) one.say({ type: "active" });
  await Promise.all([page.hear("session"), other.roundTrip()]);
  house.clock.pass(9 * SECOND);
  page.say({ type: "active" });
  await page.roundTrip();
  assert.equal(await unread(house, cookie), 200);
  const heard = page.heard.filter(({ type }) => type === "session");
  assert.equal(heard.length, 1);
});

test("a shorter time that the organisation sets counts for open sessions at once", async (t) => {
  const { house, host, cookie, page } = await signedIn(t);
  house.clock.pass(5 * MINUTE);
  await setLogOffTimes({ house, host }, 10 * MINUTE, HOUR);
  const { endsAt, longestEndsAt } = await page.hear("session");
  const signedInAt = house.clock.now() - 5 * MINUTE;
  assert.deepEqual([endsAt, longestEndsAt], [signedInAt + 10 * MINUTE, signedInAt + HOUR]);
  await setLogOffTimes({ house, host }, 2 * MINUTE, HOUR);
  assert.equal(await unread(house, cookie), 401);
  assert.equal(await page.closed, CLOSE.notSignedIn);
});

test("a longer time that the organisation sets does not bring back a session that has ended", async (t) => {
  const { house, host, cookie } = await signedIn(t);
  house.clock.pass(15 * MINUTE);
  await setLogOffTimes({ house, host }, HOUR, 24 * HOUR);
  assert.equal(await unread(house, cookie), 401);
});

test("a person whose roles change comes back as who they are, at once", async (t) => {
  const { house, host, cookie, page } = await signedIn(t);
  const threadId = await house.threadOf(host, await house.add(host.organisationId, "Pat Example"));
  write(house, "UPDATE people SET roles = 0 WHERE id = ?", host.id);
  house.clinic.ports.announcements.announce({ kind: "person-changed", personId: host.id });
  page.say({ type: "post", threadId, clientId: clientId(), text: "as who I was" });
  assert.equal(await page.closed, CLOSE.personChanged);
  assert.deepEqual(await textsAfterAnother(house, host, threadId), ["another"]);
  const back = await Page.arrive(house.url, cookie);
  assert.ok(!back.welcome.me.roles.includes("administrator"));
});

test("signing out closes every socket of the session, and its cookie, replayed, opens none", async (t) => {
  const { house, host, cookie, page } = await signedIn(t);
  const elsewhere = await Page.arrive(house.url, await house.signedInCookieOf(host));
  const [one, two] = [page, await Page.arrive(house.url, cookie)];
  const answer = await fetch(`${house.url}/api/sign-out`, { method: "POST", headers: { cookie } });
  assert.equal(answer.headers.get("clear-site-data"), '"cache", "storage"');
  for (const closed of [one, two]) assert.equal(await closed.closed, CLOSE.notSignedIn);
  const replayed = await Page.open(house.url, { cookie });
  replayed.sayHello();
  assert.equal((await replayed.hear("refused")).code, "not-signed-in");
  assert.equal(await replayed.closed, CLOSE.notSignedIn);
  await elsewhere.roundTrip();
});

test("a session that needs a second factor first has no socket, and Support has none either", async (t) => {
  const { house, host } = await signedIn(t);
  const [restricted, support] = await Promise.all(
    [1, 2].map(async () => Page.open(house.url, { cookie: await house.signedInCookieOf(host) })),
  );
  assert.ok(restricted && support);
  write(house, "UPDATE organisations SET second_factor = 1 WHERE id = ?", host.organisationId);
  restricted.sayHello();
  assert.equal((await restricted.hear("refused")).code, "second-factor-required");
  assert.equal(await restricted.closed, CLOSE.secondFactorRequired);
  write(house, "UPDATE people SET support = 1, roles = 0 WHERE id = ?", host.id);
  write(house, "UPDATE people SET totp = x'00' WHERE id = ?", host.id);
  support.sayHello();
  assert.equal((await support.hear("refused")).code, "not-allowed");
  assert.equal(await support.closed, CLOSE.notAllowed);
});
