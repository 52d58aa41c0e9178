import assert from "node:assert/strict";
import { test } from "node:test";
import { JobTimes } from "./job-times.ts";

function watched() {
  const time = { now: 1000 };
  const times = new JobTimes(() => time.now);
  times.begins({ name: "sweep", everyMs: 10, lateAfterMs: 50 });
  times.begins({ name: "erase", everyMs: 10, lateAfterMs: 500 });
  return { time, times };
}

test("a job is late when it has not succeeded for longer than it may be silent, also while it hangs", () => {
  const { time, times } = watched();
  time.now += 50;
  assert.deepEqual(times.late(), []);
  time.now += 1;
  assert.deepEqual(times.late(), ["sweep"]);
  assert.equal(times.silentMs("erase"), 51);
});

test("a job that succeeds is late no more", () => {
  const { time, times } = watched();
  time.now += 51;
  times.succeeded("sweep");
  assert.deepEqual(times.late(), []);
});
