import assert from "node:assert/strict";
import { test } from "node:test";
import { minutesOf, timeOf } from "./minutes.ts";

test("each minute of the day comes back from the field as it went in", () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) assert.equal(minutesOf(timeOf(minute)), minute);
  assert.deepEqual([timeOf(0), timeOf(1290), timeOf(1439)], ["00:00", "21:30", "23:59"]);
});

test("a field that was left empty, or filled in half, is no time", () => {
  for (const typed of ["", "24:00", "7:30", "07:60", "--:--"]) assert.equal(minutesOf(typed), null, typed);
});

test("a browser that adds seconds is understood", () => {
  assert.equal(minutesOf("07:30:00"), 450);
});
