import assert from "node:assert/strict";
import { test } from "node:test";
import { spend } from "./spent-bytes.ts";

test("bytes that are spent are empty, and spending them again does nothing", () => {
  const bytes = new Uint8Array(70_000).fill(7);
  spend(bytes);
  spend(bytes);
  assert.equal(bytes.length, 0);
});

test("bytes that share their memory with others stay as they are, and so do the others", () => {
  const all = new Uint8Array(100).fill(7);
  const part = all.subarray(10, 20);
  spend(part);
  assert.deepEqual([part.length, all.length, all[15]], [10, 100, 7]);
});
