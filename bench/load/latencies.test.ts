import assert from "node:assert/strict";
import { test } from "node:test";
import { percentile, Samples, spreadOf, tookBetween } from "./latencies.ts";

test("a percentile is the smallest value that at least that share does not exceed", () => {
  const hundred = Float64Array.from({ length: 100 }, (_, index) => index + 1);
  assert.equal(percentile(hundred, 0.5), 50);
  assert.equal(percentile(hundred, 0.99), 99);
  assert.equal(percentile(hundred, 1), 100);
  assert.equal(percentile(Float64Array.of(7), 0.01), 7);
});

test("the percentile of nothing is no number, rather than a flattering zero", () => {
  assert.ok(Number.isNaN(percentile(new Float64Array(0), 0.99)));
});

test("a spread is taken of values in any order, as numbers and not as words", () => {
  const spread = spreadOf(Float64Array.of(100, 9, 20));
  assert.deepEqual(spread, { count: 3, p50: 20, p95: 100, p99: 100, max: 100 });
});

test("samples are all kept, however many", () => {
  const samples = new Samples();
  for (let index = 0; index < 150_000; index += 1) samples.add(index, index * 2);
  assert.equal(samples.took.length, 150_000);
  assert.equal(samples.took[149_999], 299_998);
  assert.equal(samples.due[70_000], 70_000);
});

test("a window holds what was due in it, its end excluded", () => {
  const samples = { due: Float64Array.of(1, 2, 3, 4), took: Float64Array.of(10, 20, 30, 40) };
  assert.deepEqual([...tookBetween(samples, 2, 4)], [20, 30]);
});
