import assert from "node:assert/strict";
import { test } from "node:test";
import { openClinic } from "../harness/open-clinic.ts";
import { overHttp } from "../harness/over-http.ts";
import { newClientId, Page } from "../harness/page.ts";
import { ThreadCopy } from "../harness/thread-copy.ts";
import { wholeThread } from "../harness/whole-thread.ts";

/** Two tabs of one host, and the other one of the chat. */
async function openTabs(t: Parameters<typeof openClinic>[0]) {
  const house = await openClinic(t);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  const cookie = await house.cookieOf(host);
  const tabs = [await Page.arrive(house.url, cookie), await Page.arrive(house.url, cookie)] as const;
  const other = await Page.arrive(house.url, await house.cookieOf(guest));
  const unread = async () => (await overHttp(house.url, ["GET", "/api/unread"], { cookie })).body;
  return { house, host, guest, threadId, cookie, tabs, other, unread };
}

test("what is read in one tab is read in the other: the badge goes in both (M6, M8)", async (t) => {
  const { threadId, tabs, other, host, unread } = await openTabs(t);
  const { seq } = await other.post(threadId, "Good morning");
  for (const tab of tabs) await tab.hear("posted", ({ message }) => message.seq === seq);
  assert.deepEqual(await unread(), { unread: 1 });
  tabs[0].say({ type: "read", threadId, seq });
  for (const page of [...tabs, other]) {
    const { positions } = await page.hear("positions", (frame) =>
      frame.positions.some(([id]) => id === host.id),
    );
    assert.deepEqual(
      positions.find(([id]) => id === host.id),
      [host.id, seq, seq],
    );
  }
  assert.deepEqual(await unread(), { unread: 0 });
});

test("a tab that is behind does not make unread again what the other has read", async (t) => {
  const { house, threadId, tabs, other, cookie, unread } = await openTabs(t);
  const first = await other.post(threadId, "one");
  const second = await other.post(threadId, "two");
  tabs[0].say({ type: "read", threadId, seq: second.seq });
  await tabs[0].hear("positions");
  tabs[1].say({ type: "read", threadId, seq: first.seq });
  await tabs[1].roundTrip();
  assert.deepEqual(await unread(), { unread: 0 });
  const fresh = await Page.arrive(house.url, cookie);
  assert.deepEqual(fresh.welcome.threads[0]?.unread, []);
  assert.equal(fresh.welcome.lastRead, threadId);
});

test("what one tab posts appears in the other as one's own, once, under the same client id", async (t) => {
  const { threadId, tabs, host } = await openTabs(t);
  const clientId = newClientId();
  const confirmed = await tabs[0].post(threadId, "From the first tab", clientId);
  const { message } = await tabs[1].hear("posted");
  const { seq, at, expiresAt } = confirmed;
  assert.deepEqual(message, { seq, clientId, authorId: host.id, text: "From the first tab", at, expiresAt });
  await tabs[0].post(threadId, "The next");
  await tabs[0].roundTrip();
  assert.ok(
    !tabs[0].heard.some((frame) => frame.type === "posted"),
    "the posting tab is told by `confirmed` alone",
  );
});

test("what one tab deletes goes in the other too, and both end with what the server has (M19)", async (t) => {
  const { house, threadId, tabs, other, cookie } = await openTabs(t);
  const copies = tabs.map(() => new ThreadCopy(threadId));
  const { seq } = await other.post(threadId, "To be deleted");
  await other.post(threadId, "To stay");
  tabs[0].say({ type: "delete", threadId, seq });
  for (const page of [...tabs, other]) await page.hear("removed", (frame) => frame.seq === seq);
  const truth = await wholeThread(house.url, cookie, threadId);
  assert.deepEqual(
    truth.map(({ text }) => text),
    ["To stay"],
  );
  for (const [place, tab] of tabs.entries()) {
    for (const frame of tab.heard) assert.equal(copies[place]?.take(frame), false, "a gap");
    assert.deepEqual(copies[place]?.living(house.clock.now()), truth);
  }
});

test("when both tabs delete the same message at once, it is deleted once and one of them hears that it is gone", async (t) => {
  const { threadId, tabs, other } = await openTabs(t);
  const { seq } = await other.post(threadId, "To be deleted twice");
  for (const tab of tabs) tab.say({ type: "delete", threadId, seq });
  const [removed] = await Promise.all(tabs.map((tab) => tab.hear("removed")));
  const refusal = await Promise.race(tabs.map((tab) => tab.hear("refused")));
  assert.equal(removed?.seq, seq);
  assert.equal(refusal.code, "message-not-found");
  const next = await other.post(threadId, "The next");
  assert.equal(next.seq, (removed?.version ?? 0) + 1);
});

test("signing out in one tab ends the other tab's socket of the same session, and no other's", async (t) => {
  const { house, host, cookie, tabs, other } = await openTabs(t);
  const elsewhere = await Page.arrive(house.url, await house.cookieOf(host));
  const answer = await overHttp(house.url, ["POST", "/api/sign-out"], { cookie });
  assert.equal(answer.status, 204);
  assert.deepEqual(await Promise.all(tabs.map((tab) => tab.closed)), [4401, 4401]);
  await elsewhere.roundTrip();
  await other.roundTrip();
});
