import assert from "node:assert/strict";
import { test } from "node:test";
import type { ThreadId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { FrameDownOf } from "../../src/shared/protocol/frames-down.ts";
import { MAX_CHANGES, MESSAGES_A_PAGE } from "../../src/shared/protocol/limits.ts";
import { DAY, HOUR, MINUTE } from "../harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { newClientId, Page } from "../harness/page.ts";
import { ThreadCopy } from "../harness/thread-copy.ts";
import { wholeThread } from "../harness/whole-thread.ts";

interface Scene {
  readonly house: OpenClinic;
  readonly host: Person;
  readonly guest: Person;
  readonly threadId: ThreadId;
  readonly copy: ThreadCopy;
  readonly write: (...texts: readonly string[]) => Promise<number[]>;
}

/** A host, somebody who will be away, their chat, and what the latter's page holds of it when they leave. */
async function openScene(t: Parameters<typeof openClinic>[0]): Promise<Scene> {
  const house = await openClinic(t);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  const write = async (...texts: readonly string[]): Promise<number[]> => {
    const seqs: number[] = [];
    for (const text of texts) {
      const { seq } = await house.deeds.postMessage(host, threadId, { clientId: newClientId(), text });
      seqs.push(seq);
    }
    return seqs;
  };
  return { house, host, guest, threadId, copy: new ThreadCopy(threadId), write };
}

/** The page comes back, says what it holds and is told the rest. @returns the `changes`, if there were any */
async function comeBack({ house, guest, copy }: Scene): Promise<FrameDownOf<"changes"> | undefined> {
  const page = await Page.arrive(house.url, await house.cookieOf(guest), [[copy.threadId, copy.version]]);
  await page.roundTrip();
  for (const frame of page.heard) assert.equal(copy.take(frame), false, "a gap");
  await page.close();
  return page.heard.find((frame) => frame.type === "changes");
}

async function assertUpToDate({ house, guest, threadId, copy }: Scene): Promise<void> {
  const truth = await wholeThread(house.url, await house.cookieOf(guest), threadId);
  assert.deepEqual(copy.living(house.clock.now()), truth);
}

const texts = (copy: ThreadCopy, now: number) => copy.living(now).map(({ text }) => text);

test("a reader who was away for an hour is told what was posted and what was deleted meanwhile", async (t) => {
  const scene = await openScene(t);
  const { house, host, threadId, copy, write } = scene;
  const [, second] = await write("one", "two", "three");
  assert.ok(second);
  await comeBack(scene);
  assert.deepEqual(texts(copy, house.clock.now()), ["one", "two", "three"]);

  house.clock.pass(HOUR);
  const [fourth] = await write("four", "five");
  assert.ok(fourth);
  await house.deeds.deleteMessage(host, threadId, second);
  await house.deeds.deleteMessage(host, threadId, fourth);
  const changes = await comeBack(scene);
  assert.equal(changes?.reset, false);
  assert.deepEqual(
    changes?.messages.map(({ text }) => text),
    ["five"],
  );
  assert.deepEqual(changes?.removed.toSorted(), [second, fourth].toSorted());
  assert.deepEqual(texts(copy, house.clock.now()), ["one", "three", "five"]);
  await assertUpToDate(scene);
});

test("a reader who was away while messages expired is not told them, and drops those that they held (M4)", async (t) => {
  const scene = await openScene(t);
  const { house, host, threadId, copy, write } = scene;
  const [, old] = await write("old, held", "old, held and deleted");
  assert.ok(old);
  await comeBack(scene);
  house.clock.pass(30 * MINUTE);
  await write("old, never seen");
  await house.deeds.deleteMessage(host, threadId, old);
  house.clock.pass(DAY - 30 * MINUTE + HOUR);
  await write("new");
  const changes = await comeBack(scene);
  assert.deepEqual(
    changes?.messages.map(({ text }) => text),
    ["new"],
  );
  assert.deepEqual(changes?.removed, []);
  assert.deepEqual(texts(copy, house.clock.now()), ["new"]);
  await assertUpToDate(scene);
  await house.deeds.expireMessages();
  house.clock.pass(MINUTE);
  await write("newer");
  await comeBack(scene);
  assert.deepEqual(texts(copy, house.clock.now()), ["new", "newer"]);
  await assertUpToDate(scene);
});

test("a reader who missed more changes than a page takes gets the newest page afresh", async (t) => {
  const scene = await openScene(t);
  const { copy, house, write } = scene;
  await write("held, and forgotten by the reset");
  await comeBack(scene);
  const missed = Array.from({ length: MAX_CHANGES }, (_, place) => `missed ${place}`);
  await write(...missed);
  const all = await comeBack(scene);
  assert.equal(all?.reset, false, "as many as the limit are told one by one");
  assert.equal(all?.messages.length, MAX_CHANGES);
  await assertUpToDate(scene);

  await write(...missed, "one more");
  const reset = await comeBack(scene);
  assert.equal(reset?.reset, true);
  assert.equal(reset?.older, true);
  assert.equal(reset?.messages.length, MESSAGES_A_PAGE);
  assert.equal(texts(copy, house.clock.now()).at(-1), "one more");
  assert.equal(copy.living(house.clock.now()).length, MESSAGES_A_PAGE);
});

test("a reader who holds more than the server has, as after a restored backup, gets the newest page afresh", async (t) => {
  const scene = await openScene(t);
  const { house, guest, threadId, write } = scene;
  await write("what the backup has");
  const page = await Page.arrive(house.url, await house.cookieOf(guest), [[threadId, 1_000]]);
  const changes = await page.hear("changes");
  assert.equal(changes.reset, true);
  assert.deepEqual(
    changes.messages.map(({ text }) => text),
    ["what the backup has"],
  );
  await page.close();
});

test("a reader who is up to date is told nothing again", async (t) => {
  const scene = await openScene(t);
  await scene.write("one");
  await comeBack(scene);
  assert.equal(await comeBack(scene), undefined);
});
