import assert from "node:assert/strict";
import { test } from "node:test";
import { isQuiet, quietHours } from "./quiet-hours.ts";

const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 24, hour, minute);
const NIGHT = { from: 22 * 60, until: 7 * 60 };

test("quiet hours may go over midnight; their end is not quiet any more", () => {
  for (const quiet of [at(22), at(23, 59), at(0), at(6, 59)])
    assert.equal(isQuiet(NIGHT, "UTC", quiet), true);
  for (const loud of [at(7), at(12), at(21, 59)]) assert.equal(isQuiet(NIGHT, "UTC", loud), false);
});

test("quiet hours may lie within a day", () => {
  const noon = { from: 12 * 60, until: 13 * 60 + 30 };
  assert.deepEqual(
    [at(11, 59), at(12), at(13, 29), at(13, 30)].map((now) => isQuiet(noon, "UTC", now)),
    [false, true, true, false],
  );
});

test("it is the clock on the wall of the person's time zone that counts, in summer as in winter", () => {
  assert.equal(isQuiet(NIGHT, "America/Los_Angeles", at(12)), true, "four in the morning there");
  assert.equal(isQuiet(NIGHT, "America/New_York", at(12)), false, "seven in the morning there");
  assert.equal(isQuiet(NIGHT, "America/New_York", Date.UTC(2026, 6, 1, 11)), false, "seven, in summer");
  assert.equal(isQuiet(NIGHT, "America/New_York", Date.UTC(2026, 6, 1, 10, 59)), true, "six, in summer");
  assert.equal(isQuiet(NIGHT, "America/St_Johns", at(10, 29)), true, "a minute to seven, half an hour apart");
});

test("quiet hours have a beginning and an end that differ, or there are none", () => {
  assert.equal(quietHours(null), undefined);
  assert.deepEqual(quietHours(NIGHT), NIGHT);
  assert.throws(() => quietHours({ from: 60, until: 60 }), { code: "quiet-hours-invalid" });
});
