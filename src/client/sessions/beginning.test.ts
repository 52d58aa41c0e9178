import assert from "node:assert/strict";
import { test } from "node:test";
import { beginningOf, nextFullHour } from "./beginning.ts";

test("a session begins at the date and time of the browser's own zone", () => {
  assert.equal(beginningOf("2031-11-25", "09:30"), new Date(2031, 10, 25, 9, 30).getTime());
});

test("without a date or a time there is no beginning", () => {
  for (const [date, time] of [
    ["", "09:30"],
    ["2031-11-25", ""],
    ["25.11.2031", "09:30"],
    ["2031-13-45", "09:30"],
  ] as const) {
    assert.equal(beginningOf(date, time), null, `${date} ${time}`);
  }
});

test("a full hour at least half an hour away is proposed, past midnight too", () => {
  assert.deepEqual(nextFullHour(new Date(2031, 10, 25, 9, 10).getTime()), {
    date: "2031-11-25",
    time: "10:00",
  });
  assert.deepEqual(nextFullHour(new Date(2031, 10, 25, 9, 40).getTime()), {
    date: "2031-11-25",
    time: "11:00",
  });
  assert.deepEqual(nextFullHour(new Date(2031, 10, 30, 23, 50).getTime()), {
    date: "2031-12-01",
    time: "01:00",
  });
});
