import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import type { OrganisationId, ThreadId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { FrameUp } from "../../src/shared/protocol/frames-up.ts";
import { DAY } from "../harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { newClientId, Page } from "../harness/page.ts";
import { wholeThread } from "../harness/whole-thread.ts";

const clientId = newClientId();
const UNKNOWN = 8_765_432_109_876_543;

/** There is no deed that makes a second organisation, nor one that ends a membership: written into the database. */
function write(house: OpenClinic, sql: string, ...values: readonly (string | number)[]): void {
  const db = new DatabaseSync(join(house.dataFolder, "clinic.db"));
  db.exec("PRAGMA busy_timeout = 5000");
  db.prepare(sql).run(...values);
  db.close();
}

function addOrganisation(house: OpenClinic): OrganisationId {
  const id = house.clinic.ports.secrets.identifier() as OrganisationId;
  const sql = "INSERT INTO organisations (id, name, retention_ms, emergency_number) VALUES (?, ?, ?, ?)";
  write(house, sql, id, "Hilltop Clinic", DAY, "911");
  return id;
}

function endMembership(house: OpenClinic, person: Person, threadId: ThreadId): void {
  write(house, "UPDATE threads SET version = version + 1, member_set = NULL WHERE id = ?", threadId);
  write(
    house,
    "UPDATE members SET left_at = ? WHERE person_id = ? AND thread_id = ?",
    1,
    person.id,
    threadId,
  );
}

function announceMembers(house: OpenClinic, threadId: ThreadId): void {
  house.clinic.ports.announcements.announce({ kind: "members", threadId, version: 0 });
}

/** Everything that one can try with a thread, over the socket and over HTTP. */
const ANSWERED: readonly ((threadId: number) => FrameUp)[] = [
  (threadId) => ({ type: "post", threadId, clientId, text: "Hello" }),
  (threadId) => ({ type: "delete", threadId, seq: 1 }),
  (threadId) => ({ type: "catch-up", threadId, version: 0 }),
  (threadId) => ({ type: "typing", threadId }),
];
const NOT_ANSWERED: readonly ((threadId: number) => FrameUp)[] = [
  (threadId) => ({ type: "read", threadId, seq: 1 }),
  (threadId) => ({ type: "received", threadId, seq: 1 }),
];
const REQUESTS: readonly ((threadId: number) => readonly [method: string, path: string, body?: object])[] = [
  (threadId) => ["GET", `/api/threads/${threadId}/messages`],
  (threadId) => ["GET", `/api/threads/${threadId}/messages?before=2`],
  (threadId) => ["POST", `/api/threads/${threadId}/messages`, { clientId, text: "Hello" }],
  (threadId) => ["DELETE", `/api/threads/${threadId}/messages/1`],
];

/** All that a person hears when they try everything, with the thread's number made the same. */
async function triedWith(house: OpenClinic, person: Person, threadId: number): Promise<string[]> {
  const cookie = await house.cookieOf(person);
  const page = await Page.arrive(house.url, cookie, [[threadId, 1]]);
  for (const frame of ANSWERED) {
    page.say(frame(threadId));
    await page.hear("refused");
  }
  for (const frame of NOT_ANSWERED) page.say(frame(threadId));
  await page.roundTrip();
  await page.close();
  const heard = page.heard.filter(({ type }) => type !== "welcome").map((frame) => JSON.stringify(frame));
  for (const request of REQUESTS) {
    const [method, path, body] = request(threadId);
    const headers = { cookie, ...(body && { "content-type": "application/json" }) };
    const answer = await fetch(`${house.url}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const told = [...answer.headers].filter(([name]) => name !== "date");
    heard.push(`${answer.status} ${JSON.stringify(told)} ${await answer.text()}`);
  }
  return heard.map((line) => line.replaceAll(String(threadId), "N"));
}

async function openScene(t: Parameters<typeof openClinic>[0]) {
  const house = await openClinic(t);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  await house.deeds.postMessage(host, threadId, { clientId: newClientId(), text: "Among us" });
  return { house, host, guest, threadId };
}

test("a thread of another organisation, or of others, looks exactly like one that there is not", async (t) => {
  const { house, host, threadId } = await openScene(t);
  const elsewhere = addOrganisation(house);
  const zoe = await house.add(elsewhere, "Zoe Example", ["administrator", "host", "participant"]);
  const yann = await house.add(elsewhere, "Yann Example");
  const theirs = await house.threadOf(zoe, yann);
  await house.deeds.postMessage(zoe, theirs, { clientId: newClientId(), text: "Among them" });
  const colleague = await house.add(host.organisationId, "Ben Example", ["host", "participant"]);

  const unknown = await triedWith(house, colleague, UNKNOWN);
  assert.equal(
    unknown.filter((line) => line.includes("thread-not-found")).length,
    ANSWERED.length + REQUESTS.length,
  );
  assert.deepEqual(await triedWith(house, colleague, theirs), unknown, "of another organisation");
  assert.deepEqual(
    await triedWith(house, colleague, threadId),
    unknown,
    "of others of one's own organisation",
  );
  assert.deepEqual(await triedWith(house, host, theirs), unknown, "for an administrator too");
  const [message, ...more] = await wholeThread(house.url, await house.cookieOf(zoe), theirs);
  assert.deepEqual([message?.text, more], ["Among them", []], "nothing of it changed");
});

test("people of another organisation look exactly like people that there are not", async (t) => {
  const { house, host } = await openScene(t);
  const zoe = await house.add(addOrganisation(house), "Zoe Elsewhere", ["host", "participant"]);
  await assert.rejects(house.deeds.startThread(host, [zoe.id]), { code: "person-not-found" });
  await assert.rejects(house.deeds.startThread(host, [UNKNOWN as typeof zoe.id]), {
    code: "person-not-found",
  });
  assert.deepEqual(await house.deeds.findPeople(host, "Zoe"), { people: [] });
  assert.deepEqual(await house.deeds.findPeople(host, zoe.email), { people: [] });
  const page = await Page.arrive(house.url, await house.cookieOf(host));
  const other = await Page.arrive(house.url, await house.cookieOf(zoe));
  await page.roundTrip();
  assert.ok(!JSON.stringify(page.heard).includes(String(zoe.id)), "not even that they are online");
  await Promise.all([page.close(), other.close()]);
});

test("who has left a thread is told so, hears no more of it, and finds what one finds who never was in it", async (t) => {
  const { house, host, guest, threadId } = await openScene(t);
  const page = await Page.arrive(house.url, await house.cookieOf(guest), [[threadId, 1]]);
  const stays = await Page.arrive(house.url, await house.cookieOf(host));
  endMembership(house, guest, threadId);
  announceMembers(house, threadId);
  await page.hear("left", (frame) => frame.threadId === threadId);
  const { thread } = await stays.hear("thread");
  assert.deepEqual(
    thread.members.map(({ id, left }) => [id, left]).toSorted(),
    [
      [host.id, false],
      [guest.id, true],
    ].toSorted(),
  );

  const before = page.heard.length;
  const { seq } = await stays.post(threadId, "Now that they have gone");
  stays.say({ type: "typing", threadId });
  stays.say({ type: "read", threadId, seq });
  stays.say({ type: "delete", threadId, seq });
  await stays.hear("removed");
  await page.roundTrip();
  assert.deepEqual(
    page.heard.slice(before).map(({ type }) => type),
    ["pong"],
  );
  assert.deepEqual(await triedWith(house, guest, threadId), await triedWith(house, guest, UNKNOWN));
  const again = await Page.arrive(house.url, await house.cookieOf(guest));
  assert.deepEqual(again.welcome.threads, []);
  assert.equal(await house.deeds.unread(guest), 0);
});

test("who was just removed cannot post any more, even before anybody has been told", async (t) => {
  const { house, guest, threadId } = await openScene(t);
  const page = await Page.arrive(house.url, await house.cookieOf(guest));
  await page.post(threadId, "Still a member");
  endMembership(house, guest, threadId);
  await assert.rejects(page.post(threadId, "A member no more"), /thread-not-found/);
  page.say({ type: "delete", threadId, seq: 2 });
  assert.equal((await page.hear("refused")).code, "thread-not-found");
});
