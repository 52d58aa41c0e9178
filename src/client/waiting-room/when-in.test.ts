import assert from "node:assert/strict";
import { test } from "node:test";
import { whenIn, whenInASentence } from "./when-in.ts";

test("the appointment is told in the time zone of the guest's device, with its name", () => {
  const at = Date.UTC(2031, 10, 25, 1, 30);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  assert.equal(whenIn(at, ["en-GB"]), whenIn(at, ["en-GB"], timeZone));
  assert.equal(whenIn(at, ["en-GB"], "America/Chicago"), "Monday 24 November, 19:30 (Central Time)");
  assert.equal(whenIn(at, ["en-GB"], "Europe/Vienna"), "Tuesday 25 November, 02:30 (Central European Time)");
});

test("a time is written as in the reader's kind of English, and else as in the United States", () => {
  const at = Date.UTC(2031, 10, 25, 1, 30);
  for (const languages of [["en-US"], ["es-MX"], []]) {
    assert.match(
      whenIn(at, languages, "America/Chicago"),
      /^Monday, November 24, 7:30\sPM \(Central Time\)$/,
    );
  }
});

test("whoever comes too early is told the day as people say it", () => {
  const at = new Date(2031, 10, 25, 15).getTime();
  const on = (day: number) => whenInASentence(at, new Date(2031, 10, day, 20).getTime(), ["en-GB"]);
  assert.equal(on(25), "today at 15:00");
  assert.equal(on(24), "tomorrow, Tuesday 25 November, at 15:00");
  assert.equal(on(20), "on Tuesday 25 November at 15:00");
});
