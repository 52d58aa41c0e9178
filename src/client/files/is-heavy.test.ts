import assert from "node:assert/strict";
import { test } from "node:test";
import { isHeavy } from "./is-heavy.ts";

test("a picture is not shown unasked when its bytes or its pixels are too many for a phone", () => {
  assert.equal(isHeavy(20_000_000, 30_000_000), false);
  assert.equal(isHeavy(20_000_001, 1), true);
  assert.equal(isHeavy(12_000, 10_000 * 10_000), true);
});
