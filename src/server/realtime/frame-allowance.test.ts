import assert from "node:assert/strict";
import { test } from "node:test";
import { FRAME_BURST, FRAMES_A_SECOND } from "../../shared/protocol/limits.ts";
import { FrameAllowance } from "./frame-allowance.ts";

function taken(allowance: FrameAllowance, frames: number, bytes: number, atMs: number): number {
  return Array.from({ length: frames }, () => allowance.take(bytes, atMs)).filter(Boolean).length;
}

test("a socket may send a burst, and not one frame more", () => {
  assert.equal(taken(new FrameAllowance(0), FRAME_BURST + 100, 200, 0), FRAME_BURST);
});

test("after a second it may send as many more as the limit says", () => {
  const allowance = new FrameAllowance(0);
  taken(allowance, FRAME_BURST, 200, 0);
  assert.equal(taken(allowance, 1_000, 200, 1_000), FRAMES_A_SECOND);
});

test("a frame of a megabyte counts as the 4 KiB frames that it is made of", () => {
  const allowance = new FrameAllowance(0);
  assert.equal(allowance.take(1024 * 1024, 0), true);
  assert.equal(allowance.take(1024 * 1024, 0), false);
});
