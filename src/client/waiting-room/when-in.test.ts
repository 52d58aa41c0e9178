import assert from "node:assert/strict";
import { test } from "node:test";
import { whenIn } from "./when-in.ts";

test("the appointment is told in the guest's time zone, with its name", () => {
  const at = Date.UTC(2031, 10, 25, 1, 30);
  assert.equal(whenIn("America/Chicago", at, ["en-GB"]), "Monday 24 November, 19:30 (Central Time)");
  assert.equal(whenIn("Europe/Vienna", at, ["en-GB"]), "Tuesday 25 November, 02:30 (Central European Time)");
});

test("where nobody has said a time zone the device's counts", () => {
  const at = Date.UTC(2031, 10, 25, 1, 30);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  assert.equal(whenIn("", at, ["en-GB"]), whenIn(timeZone, at, ["en-GB"]));
});
