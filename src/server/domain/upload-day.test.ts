import assert from "node:assert/strict";
import { test } from "node:test";
import { uploadDay } from "./upload-day.ts";

const at = (text: string) => Date.parse(text);
const day = (now: string, zone?: string) => {
  const { dayBegan, dayEnds } = uploadDay(at(now), zone);
  return [dayBegan, dayEnds].map((time) => new Date(time).toISOString().slice(0, 16));
};

const DAYS: [title: string, now: string, zone: string | undefined, began: string, ends: string][] = [
  ["without a time zone", "2026-03-01T05:00:00.123Z", undefined, "2026-03-01T00:00", "2026-03-02T00:00"],
  ["west of Greenwich", "2026-03-01T05:00Z", "America/Chicago", "2026-02-28T06:00", "2026-03-01T06:00"],
  ["east of Greenwich", "2026-03-01T20:00Z", "Asia/Kolkata", "2026-03-01T18:30", "2026-03-02T18:30"],
  ["a day of 23 hours", "2026-03-08T20:00Z", "America/New_York", "2026-03-08T05:00", "2026-03-09T04:00"],
  ["a day of 25 hours", "2026-11-01T04:30Z", "America/New_York", "2026-11-01T04:00", "2026-11-02T05:00"],
  ["its first millisecond", "2026-03-01T06:00Z", "America/Chicago", "2026-03-01T06:00", "2026-03-02T06:00"],
  ["its last", "2026-03-02T05:59:59.999Z", "America/Chicago", "2026-03-01T06:00", "2026-03-02T06:00"],
];

for (const [title, now, zone, began, ends] of DAYS) {
  test(`a day lasts from midnight to midnight where the person is: ${title}`, () => {
    assert.deepEqual(day(now, zone), [began, ends]);
  });
}
