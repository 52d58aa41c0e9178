import assert from "node:assert/strict";
import { test } from "node:test";
import { dayEnd, uploadDay } from "./upload-day.ts";

const at = (text: string) => Date.parse(text);
const day = (now: string, zone?: string) => {
  const { dayEnds, nextDayEnds } = uploadDay(at(now), zone);
  return [dayEnds, nextDayEnds].map((time) => new Date(time).toISOString().slice(0, 16));
};

const DAYS: [title: string, now: string, zone: string | undefined, ends: string, next: string][] = [
  ["without a time zone", "2026-03-01T05:00:00.123Z", undefined, "2026-03-02T00:00", "2026-03-03T00:00"],
  ["west of Greenwich", "2026-03-01T05:00Z", "America/Chicago", "2026-03-01T06:00", "2026-03-02T06:00"],
  ["east of Greenwich", "2026-03-01T20:00Z", "Asia/Kolkata", "2026-03-02T18:30", "2026-03-03T18:30"],
  ["a day of 23 hours", "2026-03-08T20:00Z", "America/New_York", "2026-03-09T04:00", "2026-03-10T04:00"],
  ["a day of 25 hours", "2026-11-01T04:30Z", "America/New_York", "2026-11-02T05:00", "2026-11-03T05:00"],
  ["its first millisecond", "2026-03-01T06:00Z", "America/Chicago", "2026-03-02T06:00", "2026-03-03T06:00"],
  ["its last", "2026-03-02T05:59:59.999Z", "America/Chicago", "2026-03-02T06:00", "2026-03-03T06:00"],
];

for (const [title, now, zone, ends, next] of DAYS) {
  test(`a day ends at midnight where the person is: ${title}`, () => {
    assert.deepEqual(day(now, zone), [ends, next]);
  });
}

test("who changes zones again and again wins no second day a day", () => {
  const hour = 60 * 60_000;
  let lastEnds = 0;
  let days = 0;
  const first = at("2026-03-01T00:00Z");
  const zones = Array.from({ length: 24 }, (_, n) => `Etc/GMT${n < 12 ? "+" : "-"}${n % 12}`);
  for (let now = first; now < first + 20 * 24 * hour; now += hour) {
    if (lastEnds > now) continue;
    days += 1;
    lastEnds = Math.min(...zones.map((zone) => dayEnd(uploadDay(now, zone), lastEnds)));
  }
  assert.ok(days <= 22, `${days} days' worth in 20 days`);
});
