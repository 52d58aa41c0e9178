import assert from "node:assert/strict";
import { test } from "node:test";
import { MESSAGES_A_PAGE } from "../../src/shared/protocol/limits.ts";
import { openClinic } from "../harness/open-clinic.ts";
import { newClientId, Page } from "../harness/page.ts";
import { ThreadCopy } from "../harness/thread-copy.ts";
import { wholeThread } from "../harness/whole-thread.ts";

const ARRIVALS = 60;

/** Writes and deletes without a pause until told to stop. @returns a function that stops it */
function talkOn(
  post: () => Promise<{ seq: number }>,
  remove: (seq: number) => Promise<void>,
): () => Promise<void> {
  let stopped = false;
  const talking = (async () => {
    while (!stopped) {
      const { seq } = await post();
      await Promise.all([post(), post(), remove(seq)]);
    }
  })();
  return async () => {
    stopped = true;
    await talking;
  };
}

test("a page that arrives in the middle of a conversation misses nothing and ends with exactly what was said", async (t) => {
  const house = await openClinic(t);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  const cookie = await house.cookieOf(guest);
  const post = () => house.deeds.postMessage(host, threadId, { clientId: newClientId(), text: "And then" });
  const stop = talkOn(post, async (seq) => void (await house.deeds.deleteMessage(host, threadId, seq)));
  const copies: ThreadCopy[] = [];
  const pages: Page[] = [];
  for (let arrival = 0; arrival < ARRIVALS; arrival++) {
    const copy = new ThreadCopy(threadId);
    const page = await Page.open(house.url, { cookie });
    // A careful page mends a gap by asking again: here it must not come to that. What it was told already it may
    // hear again, and passes over: a commit is read before whoever made it can announce it.
    page.listen((frame) => assert.equal(copy.take(frame), false, "a gap"));
    page.sayHello([[threadId, 0]]);
    await page.hear("welcome");
    copies.push(copy);
    pages.push(page);
    if (pages.length > 5) await pages.shift()?.close();
  }
  await stop();
  const { seq } = await post();
  const truth = await wholeThread(house.url, cookie, threadId);
  for (const [place, page] of pages.entries()) {
    await page.hear("posted", ({ message }) => message.seq === seq);
    const held = copies.at(place - pages.length)?.living(house.clock.now()) ?? [];
    assert.ok(held.length >= Math.min(MESSAGES_A_PAGE, truth.length), "the newest page at least");
    assert.deepEqual(held, truth.slice(-held.length));
    await page.close();
  }
});
