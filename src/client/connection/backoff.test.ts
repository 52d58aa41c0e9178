import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "./backoff.ts";

test("half of every wait is chance, so that not all pages come back at once", () => {
  assert.equal(
    backoff(3, () => 0),
    2_000,
  );
  assert.equal(
    backoff(3, () => 1),
    4_000,
  );
});

test("no wait is longer than half a minute, however often it failed", () => {
  assert.equal(
    backoff(1_000, () => 1),
    30_000,
  );
});
