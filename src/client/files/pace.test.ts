import assert from "node:assert/strict";
import { test } from "node:test";
import { type Pace, paceWith, speedOf } from "./pace.ts";

const MB = 1_000_000;

function run(...points: [at: number, sent: number][]): Pace {
  return points.reduce<Pace>((pace, [at, sent]) => paceWith(pace, at, sent), []);
}

test("speed and time left are those of the last seconds, not of the beginning", () => {
  const pace = run([0, 0], [1_000, 10 * MB], [10_000, 11 * MB], [12_000, 13 * MB], [14_000, 15 * MB]);
  assert.deepEqual(speedOf(pace, 25 * MB), { perSecond: MB, secondsLeft: 10 });
});

test("nothing is foretold from less than a second, or while nothing moves", () => {
  assert.equal(speedOf(run([0, 0], [900, MB]), 2 * MB), null);
  assert.equal(speedOf(run([0, MB], [3_000, MB]), 2 * MB), null);
  assert.equal(speedOf([], MB), null);
});

test("where the server stands further back than was thought, the measure begins anew", () => {
  const pace = run([0, 0], [2_000, 8 * MB], [3_000, 2 * MB], [5_000, 4 * MB]);
  assert.deepEqual(speedOf(pace, 6 * MB), { perSecond: MB, secondsLeft: 2 });
});
