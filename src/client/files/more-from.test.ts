import assert from "node:assert/strict";
import { test } from "node:test";
import { datesOf } from "../text/dates.ts";
import { moreFrom } from "./more-from.ts";

const HOUR = 60 * 60_000;

test("when there is more to upload is said by the clock of this device, and as midnight only when it is midnight here", () => {
  const midnight = new Date(2026, 2, 2).getTime();
  const said = (at: number, now: number) => moreFrom(at, now, datesOf("en-US")).replace("\u202f", " ");
  assert.equal(said(midnight, midnight - 1), "midnight");
  assert.equal(said(midnight - 5 * HOUR, midnight - 6 * HOUR), "7:00 PM");
  assert.equal(said(midnight - 5 * HOUR, midnight - 40 * HOUR), "Mar 1, 7:00 PM");
  assert.equal(said(midnight, midnight - 40 * HOUR), "Mar 2, 12:00 AM");
});
