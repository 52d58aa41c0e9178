import assert from "node:assert/strict";
import { test } from "node:test";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import { Reading } from "./reading.ts";

function trial() {
  const line = { up: true };
  const sent: FrameUp[] = [];
  const read: number[] = [];
  const timers: (() => void)[] = [];
  const reading = new Reading({
    send: (frame) => line.up && sent.push(frame) > 0,
    after: (_ms, deed) => {
      timers.push(deed);
      return () => {};
    },
    onRead: (_threadId, seq) => read.push(seq),
  });
  return { reading, line, sent, read, timers };
}

test("what this device has is told once a second at most, and then only the newest", () => {
  const { reading, sent, timers } = trial();
  for (const seq of [1, 2, 3]) reading.received(7, seq);
  assert.deepEqual(sent, [{ type: "received", threadId: 7, seq: 1 }]);
  timers[0]?.();
  assert.deepEqual(sent.slice(1), [{ type: "received", threadId: 7, seq: 3 }]);
  timers[1]?.();
  assert.equal(sent.length, 2);
});

test("each thread has its own second", () => {
  const { reading, sent } = trial();
  reading.received(7, 1);
  reading.received(8, 1);
  assert.equal(sent.length, 2);
});

test("what was seen is told at once and only once, and takes the badge away here first", () => {
  const { reading, sent, read } = trial();
  reading.seen(7, 4);
  reading.seen(7, 4);
  reading.seen(7, 2);
  assert.deepEqual(sent, [{ type: "read", threadId: 7, seq: 4 }]);
  assert.deepEqual(read, [4]);
});

test("opening a thread makes it the last read one, even if nothing in it is new", () => {
  const { reading, sent } = trial();
  reading.seen(7, 4);
  reading.opened(7);
  reading.seen(7, 4);
  assert.equal(sent.length, 2);
});

test("what was seen while the server was away is told when it is back", () => {
  const { reading, line, sent } = trial();
  line.up = false;
  reading.seen(7, 4);
  reading.received(8, 2);
  assert.equal(sent.length, 0);
  line.up = true;
  reading.connected();
  assert.deepEqual(sent, [
    { type: "read", threadId: 7, seq: 4 },
    { type: "received", threadId: 8, seq: 2 },
  ]);
});
