import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, HOUR } from "../harness/movable-clock.ts";
import { openClinic } from "../harness/open-clinic.ts";
import { overHttp } from "../harness/over-http.ts";
import { newClientId, Page } from "../harness/page.ts";

test("a message is there until the millisecond before it expires, and nowhere from then on (M4)", async (t) => {
  const house = await openClinic(t);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  const post = (text: string) => house.deeds.postMessage(host, threadId, { clientId: newClientId(), text });
  const { seq, expiresAt } = await post("It expires");
  house.clock.pass(HOUR);
  const later = await post("It lives an hour longer");

  /** What somebody who comes at this moment finds, each way that there is. */
  async function foundAt(now: number) {
    house.clock.set(now);
    const cookie = await house.cookieOf(guest);
    const get = async (path: string) => (await overHttp(house.url, ["GET", path], { cookie })).body as never;
    const page = await Page.arrive(house.url, cookie, [[threadId, 0]]);
    const backfill = await page.hear("changes");
    page.say({ type: "catch-up", threadId, version: 0 });
    const caughtUp = await page.hear("changes");
    await page.close();
    const list: { threads: typeof page.welcome.threads } = await get("/api/threads");
    const newest: { messages: { text: string }[] } = await get(`/api/threads/${threadId}/messages`);
    const older: { messages: { text: string }[] } = await get(
      `/api/threads/${threadId}/messages?before=${later.seq}`,
    );
    const badge: { unread: number } = await get("/api/unread");
    const texts = (messages: readonly { text: string }[]) => messages.map(({ text }) => text);
    return {
      backfill: texts(backfill.messages),
      caughtUp: texts(caughtUp.messages),
      newest: texts(newest.messages),
      older: texts(older.messages),
      badge: badge.unread,
      unreadInWelcome: page.welcome.threads[0]?.unread.length,
      unreadInList: list.threads[0]?.unread.length,
      last: list.threads[0]?.last?.text,
      lastInWelcome: page.welcome.threads[0]?.last?.text,
    };
  }

  const [first, second] = ["It expires", "It lives an hour longer"];
  const both = [first, second];
  assert.equal(expiresAt + HOUR, later.expiresAt);
  assert.deepEqual(await foundAt(expiresAt - 1), {
    backfill: both,
    caughtUp: both,
    newest: both,
    older: [first],
    badge: 2,
    unreadInWelcome: 2,
    unreadInList: 2,
    last: second,
    lastInWelcome: second,
  });
  const onlySecond = {
    backfill: [second],
    caughtUp: [second],
    newest: [second],
    older: [],
    badge: 1,
    unreadInWelcome: 1,
    unreadInList: 1,
    last: second,
    lastInWelcome: second,
  };
  assert.deepEqual(await foundAt(expiresAt), onlySecond);
  assert.deepEqual(await foundAt(later.expiresAt - 1), onlySecond);
  assert.deepEqual(await foundAt(later.expiresAt), {
    backfill: [],
    caughtUp: [],
    newest: [],
    older: [],
    badge: 0,
    unreadInWelcome: 0,
    unreadInList: 0,
    last: undefined,
    lastInWelcome: undefined,
  });

  const cookie = await house.cookieOf(host);
  const path = `/api/threads/${threadId}/messages/${seq}`;
  assert.equal((await overHttp(house.url, ["DELETE", path], { cookie })).status, 404);
  house.clock.set(expiresAt - 1);
  assert.equal((await overHttp(house.url, ["DELETE", path], { cookie })).status, 204);
});

test("what expires was accepted exactly the organisation's period before, by the server's clock (M4)", async (t) => {
  for (const retentionMs of [HOUR, DAY, 30 * DAY]) {
    const house = await openClinic(t);
    const host = await house.setUp(retentionMs);
    const threadId = await house.threadOf(host, await house.add(host.organisationId, "Pat Example"));
    const page = await Page.arrive(house.url, await house.cookieOf(host));
    const { at, expiresAt } = await page.post(threadId, "How long?");
    assert.equal(at, house.clock.now());
    assert.equal(expiresAt, at + retentionMs);
    assert.equal(page.welcome.organisation.retentionMs, retentionMs);
    await page.close();
  }
});
