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

test("a page that arrives in the middle of a conversation misses nothing and hears nothing twice", async (t) => {
  const house = await openClinic(t);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  const cookie = await house.cookieOf(guest);
  const post = () => house.deeds.postMessage(host, threadId, { clientId: newClientId(), text: "And then" });
  const stop = talkOn(post, (seq) => house.deeds.deleteMessage(host, threadId, seq));
  const copies: ThreadCopy[] = [];
  const pages: Page[] = [];
  for (let arrival = 0; arrival < ARRIVALS; arrival++) {
    const copy = new ThreadCopy(threadId);
    const page = await Page.open(house.url, { cookie });
    page.listen((frame) => {
      // A careful page would mend a gap and pass over what it has. Here it must not come to that.
      if (frame.type === "posted") assert.equal(frame.message.seq, copy.version + 1);
      if (frame.type === "removed") assert.equal(frame.version, copy.version + 1);
      copy.take(frame);
    });
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
    assert.ok(held.length >= MESSAGES_A_PAGE, "the newest page at least");
    assert.deepEqual(held, truth.slice(-held.length));
    await page.close();
  }
});
