import assert from "node:assert/strict";
import { test } from "node:test";
import { FRAME_BURST, FRAMES_A_SECOND } from "../../shared/protocol/limits.ts";
import { Refusal } from "../domain/refusal.ts";
import { deedAllowance, OF_STRANGERS } from "./deed-allowance.ts";

function taken(allowance: ReturnType<typeof deedAllowance>, who: number | string, times: number): number {
  let done = 0;
  for (let attempt = 0; attempt < times; attempt += 1) {
    try {
      allowance.take(who);
      done += 1;
    } catch (error) {
      assert.ok(error instanceof Refusal && error.code === "too-fast");
    }
  }
  return done;
}

test("a session may do so much at once, and then so much a second, and others are not held up", () => {
  const time = { now: 0 };
  const allowance = deedAllowance(() => time.now);
  assert.equal(taken(allowance, 1, FRAME_BURST + 50), FRAME_BURST);
  assert.equal(taken(allowance, 2, 1), 1);
  time.now += 1000;
  assert.equal(taken(allowance, 1, FRAME_BURST), FRAMES_A_SECOND);
});

test("who was quiet for an hour has no more than the burst", () => {
  const time = { now: 0 };
  const allowance = deedAllowance(() => time.now);
  taken(allowance, 1, 10);
  time.now += 60 * 60_000;
  assert.equal(taken(allowance, 1, 2 * FRAME_BURST), FRAME_BURST);
});

test("strangers at an address may ask less, and other addresses are not held up", () => {
  const time = { now: 0 };
  const allowance = deedAllowance(() => time.now, OF_STRANGERS);
  assert.equal(taken(allowance, "192.0.2.1", 500), OF_STRANGERS.burst);
  assert.equal(taken(allowance, "192.0.2.2", 1), 1);
  time.now += 2000;
  assert.equal(taken(allowance, "192.0.2.1", 500), 2 * OF_STRANGERS.aSecond);
});
