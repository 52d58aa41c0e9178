import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../../shared/protocol/parts.ts";
import type { Answer } from "../connection/request.ts";
import { Deletions } from "./deletions.ts";

const THREAD = 7;
const HOUR = 3_600_000;
const DONE: Answer<undefined> = { ok: true, value: undefined };

function refusal(code: "message-not-found" | "try-again", sentence = ""): Answer<undefined> {
  return { ok: false, status: 404, error: { code, sentence } };
}

function message(expiresAt = HOUR): Message {
  return { seq: 3, clientId: "client-id-of-3-00", authorId: 1, text: "Dear Maya", at: 0, expiresAt };
}

/** The server answers when the test says so. */
function trial() {
  const time = { now: 0, wake: () => {} };
  const deleted: number[] = [];
  const asked: ((answer: Answer<undefined>) => void)[] = [];
  const deletions = new Deletions({
    ask: () => new Promise((answer) => asked.push(answer)),
    onDeleted: (_threadId, seq) => deleted.push(seq),
    now: () => time.now,
    after: (ms, deed) => {
      const due = time.now + ms;
      time.wake = () => time.now >= due && deed();
      return () => {
        time.wake = () => {};
      };
    },
  });
  deletions.opened(THREAD);
  return { deletions, deleted, asked, time };
}

async function deleted(isOwn = true, expiresAt = HOUR) {
  const tried = trial();
  const done = tried.deletions.delete(THREAD, message(expiresAt), isOwn);
  tried.asked[0]?.(DONE);
  await done;
  return tried;
}

test("M19: a message is under way until the server answers, and is asked for once", async () => {
  const { deletions, asked, deleted } = trial();
  const done = deletions.delete(THREAD, message(), true);
  await deletions.delete(THREAD, message(), true);
  assert.equal(asked.length, 1);
  assert.deepEqual(deletions.of(THREAD, 3), { failed: null });
  assert.deepEqual(deleted, [], "nothing is hidden before it is gone");
  asked[0]?.(DONE);
  await done;
  assert.deepEqual([deleted, deletions.of(THREAD, 3)], [[3], null]);
});

test("M19: what could not be deleted says why, and can be tried again", async () => {
  const { deletions, asked, deleted } = trial();
  const first = deletions.delete(THREAD, message(), true);
  asked[0]?.(refusal("try-again", "Please try again."));
  await first;
  assert.deepEqual(deletions.of(THREAD, 3), { failed: "Please try again." });
  assert.equal(deletions.last.value, null);
  const second = deletions.delete(THREAD, message(), true);
  assert.deepEqual(deletions.of(THREAD, 3), { failed: null });
  asked[1]?.(DONE);
  await second;
  assert.deepEqual(deleted, [3]);
});

test("M19: what somebody else was faster to delete is deleted", async () => {
  const { deletions, asked, deleted } = trial();
  const done = deletions.delete(THREAD, message(), true);
  asked[0]?.(refusal("message-not-found"));
  await done;
  assert.deepEqual([deleted, deletions.of(THREAD, 3)], [[3], null]);
});

test("the words of one's own message are kept to be written again, those of others are not", async () => {
  assert.equal((await deleted(true)).deletions.last.value?.text, "Dear Maya");
  assert.deepEqual((await deleted(false)).deletions.last.value, {
    threadId: THREAD,
    text: null,
    endsAt: 10_000,
  });
});

test("after ten seconds nothing is said and nothing is kept any more", async () => {
  const { deletions, time } = await deleted();
  time.now = 9_999;
  time.wake();
  assert.notEqual(deletions.last.value, null);
  time.now = 10_000;
  time.wake();
  assert.equal(deletions.last.value, null);
});

test("M4: the words of a message never outlive it, not even on a device that slept", async () => {
  const { deletions, time } = await deleted(true, 4_000);
  time.now = 3_999;
  deletions.expire();
  assert.equal(deletions.last.value?.endsAt, 4_000);
  time.now = 4_000;
  deletions.expire();
  assert.equal(deletions.last.value, null);
  assert.equal((await deleted(true, 0)).deletions.last.value, null, "its time was over when the answer came");
});

test("another thread ends what is said about this one; the same thread does not", async () => {
  const { deletions } = await deleted();
  deletions.opened(THREAD);
  assert.notEqual(deletions.last.value, null);
  deletions.opened(8);
  deletions.opened(THREAD);
  assert.equal(deletions.last.value, null);
});

test("an answer that comes when another thread is open says nothing there", async () => {
  const { deletions, asked, deleted } = trial();
  const done = deletions.delete(THREAD, message(), true);
  deletions.opened(8);
  asked[0]?.(DONE);
  await done;
  assert.deepEqual([deleted, deletions.last.value], [[3], null]);
});

test("who signs out leaves no words behind, and an answer that comes later brings none", async () => {
  const said = await deleted();
  said.deletions.forgetAll();
  assert.equal(said.deletions.last.value, null);
  const { deletions, asked, deleted: gone } = trial();
  const done = deletions.delete(THREAD, message(), true);
  deletions.forgetAll();
  asked[0]?.(DONE);
  await done;
  assert.deepEqual([gone, deletions.last.value, deletions.of(THREAD, 3)], [[], null, null]);
});
