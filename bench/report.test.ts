import assert from "node:assert/strict";
import { test } from "node:test";
import { isMet, table } from "./report.ts";

test("a target is met at its very number, from below or above as it says", () => {
  const finding = { name: "", unit: "", figure: 10 };
  assert.equal(isMet({ ...finding, target: { atLeast: 10 } }), true);
  assert.equal(isMet({ ...finding, target: { atLeast: 10.1 } }), false);
  assert.equal(isMet({ ...finding, target: { atMost: 10 } }), true);
  assert.equal(isMet({ ...finding, target: { atMost: 9.9 } }), false);
  assert.equal(isMet(finding), undefined);
});

test("what could not be measured counts as missed", () => {
  assert.equal(isMet({ name: "", unit: "", figure: Number.NaN, target: { atMost: 1 } }), false);
  assert.equal(isMet({ name: "", unit: "", figure: Number.NaN, target: { atLeast: 1 } }), false);
});

test("the table shows figure, target, whether it is met, and the share of the machine's limit", () => {
  const lines = table([
    {
      name: "confirmed",
      figure: 14_000,
      unit: "/s",
      target: { atLeast: 10_000 },
      share: { of: "syncs", limit: 5_000 },
    },
    { name: "slow", figure: 30.04, unit: "ms", target: { atMost: 25 }, note: "warm" },
  ]).split("\n");
  assert.equal(lines.length, 3);
  assert.match(lines[1] as string, /^confirmed +14,000 \/s +at least 10,000 +met +2\.80 x syncs$/);
  assert.match(lines[2] as string, /^slow +30\.0 ms +at most 25 +MISSED +warm$/);
  assert.equal((lines[1] as string).indexOf("at least") > 0, true);
});
