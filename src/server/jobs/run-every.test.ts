import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { runEvery } from "./run-every.ts";

function logger() {
  const errors: string[] = [];
  return { errors, info() {}, error: (_: object, message: string) => errors.push(message) };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(2);
}

test("a job runs at once and again and again, and never twice at the same time", async () => {
  let runs = 0;
  let under = 0;
  const run = async () => {
    assert.equal(++under, 1);
    await pause(5);
    under -= 1;
    runs += 1;
  };
  const stop = runEvery({ name: "sweep", everyMs: 1, lateAfterMs: 60_000, run }, logger());
  await until(() => runs >= 4);
  await stop();
});

test("a job that fails is logged and tried again", async () => {
  const log = logger();
  let runs = 0;
  const run = async () => {
    runs += 1;
    if (runs < 3) throw new Error("disk full");
  };
  const stop = runEvery({ name: "sweep", everyMs: 1, lateAfterMs: 60_000, run }, log);
  await until(() => runs >= 4);
  await stop();
  assert.deepEqual(log.errors, [
    "a job failed and will be tried again",
    "a job failed and will be tried again",
  ]);
});

test("a job that has not succeeded for too long raises an alarm", async () => {
  const log = logger();
  const stop = runEvery(
    { name: "sweep", everyMs: 1, lateAfterMs: 5, run: () => Promise.reject(new Error("disk full")) },
    log,
  );
  await until(() => log.errors.includes("a job is late"));
  await stop();
});

test("ending a job waits for the run that is under way", async () => {
  let finished = false;
  const run = async () => {
    await pause(20);
    finished = true;
  };
  await runEvery({ name: "sweep", everyMs: 1, lateAfterMs: 60_000, run }, logger())();
  assert.ok(finished);
});
