import assert from "node:assert/strict";
import { test } from "node:test";
import { FRAME_BURST, FRAMES_A_SECOND } from "../../shared/protocol/limits.ts";
import { Refusal } from "../domain/refusal.ts";
import {
  deedAllowance,
  OF_A_READER,
  OF_A_SESSION,
  OF_STRANGERS,
  OF_THEIR_NETWORK,
} from "./deed-allowance.ts";

function taken(
  allowance: ReturnType<typeof deedAllowance>,
  who: number | string | readonly string[],
  times: number,
): number {
  let done = 0;
  for (let attempt = 0; attempt < times; attempt += 1) {
    try {
      allowance.take(...[who].flat());
      done += 1;
    } catch (error) {
      assert.ok(error instanceof Refusal && error.code === "too-fast");
    }
  }
  return done;
}

test("a session may do so much at once, and then so much a second, and others are not held up", () => {
  const time = { now: 0 };
  const allowance = deedAllowance(() => time.now, OF_A_SESSION);
  assert.equal(taken(allowance, 1, FRAME_BURST + 50), FRAME_BURST);
  assert.equal(taken(allowance, 2, 1), 1);
  time.now += 1000;
  assert.equal(taken(allowance, 1, FRAME_BURST), FRAMES_A_SECOND);
});

test("who was quiet for an hour has no more than the burst", () => {
  const time = { now: 0 };
  const allowance = deedAllowance(() => time.now, OF_A_SESSION);
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

test("a network may ask so much, however many addresses it has, and other networks are not held up", () => {
  const time = { now: 0 };
  const allowance = deedAllowance(() => time.now, OF_STRANGERS, OF_THEIR_NETWORK);
  let asked = 0;
  for (let address = 0; address < 300; address += 1)
    asked += taken(allowance, [`192.0.2.${address}`, "192.0.2.0/24"], 10);
  assert.equal(asked, OF_THEIR_NETWORK.burst);
  assert.equal(taken(allowance, ["198.51.100.1", "198.51.100.0/24"], 1), 1);
});

test("what is refused makes nobody be forgotten: a network at its limit gives no other address a fresh start", () => {
  const allowance = deedAllowance(() => 0, OF_STRANGERS, OF_THEIR_NETWORK);
  const home = ["192.0.2.1", "192.0.2.0/24"];
  assert.equal(taken(allowance, home, 500), OF_STRANGERS.burst);
  for (let address = 0; address < 10_100; address += 1)
    taken(allowance, [`${address}`, "198.51.100.0/24"], 1);
  assert.equal(taken(allowance, home, 1), 0);
});

test("who reads has an allowance of its own, larger than any page needs", () => {
  const time = { now: 0 };
  const allowance = deedAllowance(() => time.now, OF_A_READER);
  assert.equal(taken(allowance, 1, 2 * OF_A_READER.burst), OF_A_READER.burst);
  time.now += 1000;
  assert.equal(taken(allowance, 1, OF_A_READER.burst), OF_A_READER.aSecond);
});
