import assert from "node:assert/strict";
import { test } from "node:test";
import { makeExpiryTimer } from "./expiry-timer.ts";

function trial() {
  const time = { now: 0, expired: 0 };
  let waiting: { ms: number; deed: () => void } | null = null;
  const timer = makeExpiryTimer({
    now: () => time.now,
    after: (ms, deed) => {
      waiting = { ms, deed };
      return () => {
        waiting = null;
      };
    },
    expire: () => {
      time.expired += 1;
    },
  });
  return { time, timer, waiting: () => waiting };
}

test("it wakes exactly when the next thing ends", () => {
  const { time, timer, waiting } = trial();
  timer.set(5_000);
  assert.equal(waiting()?.ms, 5_000);
  time.now = 5_000;
  waiting()?.deed();
  assert.equal(time.expired, 1);
});

test("woken too early, because the clock was corrected meanwhile, it waits for the rest", () => {
  const { time, timer, waiting } = trial();
  timer.set(5_000);
  time.now = 4_000;
  waiting()?.deed();
  assert.equal(time.expired, 0);
  assert.equal(waiting()?.ms, 1_000);
});

test("an end in thirty days, longer than a timer can wait, is waited for in parts", () => {
  const { time, timer, waiting } = trial();
  const thirtyDays = 30 * 24 * 3_600_000;
  timer.set(thirtyDays);
  const first = waiting()?.ms ?? 0;
  assert.ok(first > 0 && first < 2 ** 31);
  time.now = first;
  waiting()?.deed();
  assert.equal(time.expired, 0);
  assert.equal(waiting()?.ms, thirtyDays - first);
});

test("when nothing ends, nothing waits", () => {
  const { timer, waiting } = trial();
  timer.set(5_000);
  timer.set(Number.POSITIVE_INFINITY);
  assert.equal(waiting(), null);
});
