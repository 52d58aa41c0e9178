import assert from "node:assert/strict";
import { test } from "node:test";
import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { Message } from "../../shared/protocol/parts.ts";
import * as timelines from "./timeline.ts";

const ANN = 1;

function message(seq: number, expiresAt = 1_000): Message {
  return { seq, clientId: `client-id-of-${seq}-0`, authorId: ANN, text: `text ${seq}`, at: seq, expiresAt };
}

function timeline(...seqs: number[]) {
  const messages = seqs.map((seq) => message(seq));
  return timelines.openTimeline({ version: seqs.at(-1) ?? 0, messages, older: true });
}

function changes(parts: Partial<FrameDownOf<"changes">>): FrameDownOf<"changes"> {
  const nothing = { type: "changes", threadId: 7, since: 0, version: 0, reset: false, older: false } as const;
  return { ...nothing, messages: [], removed: [], members: [], ...parts };
}

const seqsOf = ({ messages }: timelines.Timeline) => messages.map(({ seq }) => seq);

test("a message that follows what is held is appended", () => {
  const { value, gap } = timelines.withPosted(timeline(1, 2), message(3));
  assert.deepEqual(seqsOf(value), [1, 2, 3]);
  assert.equal(value.version, 3);
  assert.equal(gap, false);
});

test("a message that arrives twice is shown once", () => {
  const once = timelines.withPosted(timeline(1, 2), message(3)).value;
  assert.deepEqual(seqsOf(timelines.withPosted(once, message(3)).value), [1, 2, 3]);
});

test("a message after a missed one is not shown until the missed one is here", () => {
  const { value, gap } = timelines.withPosted(timeline(1), message(3));
  assert.equal(gap, true);
  assert.deepEqual(seqsOf(value), [1]);
  assert.equal(value.version, 1);
});

test("one's own confirmed message stays on the screen even if something before it was missed", () => {
  const own = timelines.withOwn(timeline(1), message(3));
  assert.equal(own.gap, true);
  assert.deepEqual(seqsOf(own.value), [1, 3]);
  const caughtUp = timelines.withChanges(
    own.value,
    changes({ since: 1, version: 3, messages: [message(2), message(3)] }),
  );
  assert.deepEqual(seqsOf(caughtUp.value), [1, 2, 3]);
  assert.equal(caughtUp.value.version, 3);
});

test("a deleted message goes at once, even if something before the deletion was missed", () => {
  const { value, gap } = timelines.withRemoved(timeline(1, 2), 1, 5);
  assert.deepEqual(seqsOf(value), [2]);
  assert.equal(gap, true);
  assert.equal(value.version, 2);
});

test("a page of older messages that was under way does not bring back what was deleted meanwhile", () => {
  const { value } = timelines.withRemoved(timeline(8, 9), 3, 10);
  const more = timelines.withOlder(value, { version: 9, messages: [message(3), message(4)], older: false });
  assert.deepEqual(seqsOf(more), [4, 8, 9]);
  assert.equal(more.older, false);
});

test("changes that are told twice change nothing the second time", () => {
  const told = changes({ since: 2, version: 5, messages: [message(3), message(5)], removed: [1] });
  const once = timelines.withChanges(timeline(1, 2), told).value;
  assert.deepEqual(seqsOf(once), [2, 3, 5]);
  assert.deepEqual(timelines.withChanges(once, told).value, once);
});

test("changes that begin later than what is held are a gap", () => {
  const step = timelines.withChanges(timeline(1), changes({ since: 4, version: 5, messages: [message(5)] }));
  assert.equal(step.gap, true);
  assert.deepEqual(seqsOf(step.value), [1]);
});

test("after a reset only what the server sent is held", () => {
  const step = timelines.withChanges(
    timeline(1, 2),
    changes({ version: 90, reset: true, older: true, messages: [message(89), message(90)] }),
  );
  assert.deepEqual(seqsOf(step.value), [89, 90]);
  assert.equal(step.value.older, true);
});

test("a message is gone in the very millisecond in which it ends, and not before", () => {
  const one = timelines.openTimeline({ version: 1, messages: [message(1, 1_000)], older: false });
  assert.deepEqual(seqsOf(timelines.withoutExpired(one, 999)), [1]);
  assert.deepEqual(seqsOf(timelines.withoutExpired(one, 1_000)), []);
});

test("whatever is lost and in whatever order the rest comes, catching up ends with exactly the sequence", () => {
  const everything = Array.from({ length: 30 }, (_, index) => message(index + 1));
  for (let missing = 1; missing < 30; missing += 1) {
    let held = timelines.openTimeline({ version: 0, messages: [], older: false });
    for (const each of everything.filter(({ seq }) => seq % missing !== 0 || seq % 2 === 1)) {
      const step = timelines.withPosted(held, each);
      const since = step.value.version;
      const rest = changes({ since, version: each.seq, messages: everything.slice(since, each.seq) });
      held = step.gap ? timelines.withChanges(step.value, rest).value : step.value;
    }
    const last = changes({ since: held.version, version: 30, messages: everything.slice(held.version) });
    assert.deepEqual(timelines.withChanges(held, last).value.messages, everything);
  }
});
