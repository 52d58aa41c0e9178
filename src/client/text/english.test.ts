import assert from "node:assert/strict";
import { test } from "node:test";
import { datesOf, daysFromNow, englishOf } from "./dates.ts";
import { english } from "./english.ts";
import { plurals } from "./plural.ts";

const say = english(datesOf("en-GB", "UTC"));
const HOUR = 3_600_000;

test("the number of unread messages is said with the right plural", () => {
  assert.equal(say.unreadMessages(1), "1 unread message");
  assert.equal(say.unreadMessages(3), "3 unread messages");
  assert.equal(say.unreadNotifications(1), "1 unread notification");
  assert.equal(say.unreadNotifications(2), "2 unread notifications");
});

test("a form that a language has and another has not falls back to the general one", () => {
  assert.equal(plurals("pl")(2, { one: "# plik", few: "# pliki", other: "# plików" }), "2 pliki");
  assert.equal(plurals("pl")(2, { one: "# plik", other: "# plików" }), "2 plików");
});

test("more unread messages than the server tells one by one are said to be many", () => {
  assert.equal(say.badge(999), "999");
  assert.equal(say.badge(1_000), "999+");
});

test("how long messages stay is said as people say it", () => {
  assert.match(say.vanish(24 * HOUR), / 24 hours /);
  assert.match(say.vanish(HOUR), / 1 hour /);
  assert.match(say.vanish(30 * 24 * HOUR), / 30 days /);
});

test("today and yesterday are called so, by the calendar", () => {
  const now = new Date(2031, 10, 22, 0, 30).getTime();
  assert.equal(say.day(now, now), "Today");
  assert.equal(say.day(now - HOUR, now), "Yesterday");
  assert.equal(daysFromNow(new Date(2031, 10, 23, 23, 59).getTime(), now), 1);
});

test("a day is a day, also when the clocks are changed in it", () => {
  for (let day = 0; day < 366; day += 1) {
    const from = new Date(2031, 0, 1 + day, 12).getTime();
    const to = new Date(2031, 0, 2 + day, 12).getTime();
    assert.equal(daysFromNow(to, from), 1);
  }
});

test("the tab's title begins with the number of unread messages", () => {
  assert.equal(say.title("Chat", "Riverside Clinic", 3), "(3) Chat – Riverside Clinic");
  assert.equal(say.title("Chat", "Riverside Clinic", 0), "Chat – Riverside Clinic");
});

test("dates follow the reader's kind of English, if their system has a proper name for it", () => {
  assert.equal(englishOf(["de-AT", "en-US", "en-GB"]), "en-US");
  assert.equal(englishOf(["en-US@posix", "en-CA"]), "en-CA");
  assert.equal(englishOf(["en-US@posix"]), "en-US");
  assert.equal(englishOf(["de-AT"]), "en-US");
});
