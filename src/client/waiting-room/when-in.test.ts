import assert from "node:assert/strict";
import { test } from "node:test";
import { whenIn } from "./when-in.ts";

test("the appointment is told in the guest's time zone, with its name", () => {
  const at = Date.UTC(2031, 10, 25, 1, 30);
  assert.equal(whenIn("America/Chicago", at, ["en-GB"]), "Monday 24 November, 19:30 (Central Time)");
  assert.equal(whenIn("Europe/Vienna", at, ["en-GB"]), "Tuesday 25 November, 02:30 (Central European Time)");
});
