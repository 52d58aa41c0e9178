import assert from "node:assert/strict";
import { test } from "node:test";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import { Typing } from "./typing.ts";

function trial() {
  const time = { now: 10_000 };
  const sent: FrameUp[] = [];
  const timers = new Set<() => void>();
  const typing = new Typing({
    send: (frame) => sent.push(frame) > 0,
    now: () => time.now,
    after: (_ms, deed) => {
      timers.add(deed);
      return () => timers.delete(deed);
    },
  });
  return { typing, time, sent, timers };
}

test("typing is told every three seconds at most", () => {
  const { typing, time, sent } = trial();
  typing.typed(7);
  time.now += 2_999;
  typing.typed(7);
  assert.equal(sent.length, 1);
  time.now += 1;
  typing.typed(7);
  assert.equal(sent.length, 2);
});

test("the next message is told from its first keystroke", () => {
  const { typing, sent } = trial();
  typing.typed(7);
  typing.stopped();
  typing.typed(7);
  assert.equal(sent.length, 2);
});

test("somebody who typed is shown until nothing more is heard of it", () => {
  const { typing, timers } = trial();
  typing.heard(7, 2);
  typing.heard(7, 2);
  assert.deepEqual(typing.people.value.get(7), [2]);
  assert.equal(timers.size, 1);
  for (const ring of timers) ring();
  assert.deepEqual(typing.people.value.get(7), []);
});

test("somebody whose message has come is no longer shown as writing", () => {
  const { typing, timers } = trial();
  typing.heard(7, 2);
  typing.heard(7, 3);
  typing.wrote(7, 2);
  assert.deepEqual(typing.people.value.get(7), [3]);
  assert.equal(timers.size, 1);
});
