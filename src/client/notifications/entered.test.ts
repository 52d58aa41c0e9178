import assert from "node:assert/strict";
import { test } from "node:test";
import { enteredOf, formOf, type Settings } from "./entered.ts";

const SETTINGS: Settings = {
  channel: "sms",
  possible: ["sms", "none"],
  quiet: null,
  timeZone: "America/Chicago",
  mobileShown: "(202) 555-0142",
  email: null,
  optedOut: false,
  mayChangeMobile: true,
};

test("what was saved comes back from the form as it was", () => {
  for (const quiet of [null, { from: 1_320, until: 390 }]) {
    assert.deepEqual(formOf(enteredOf({ ...SETTINGS, quiet }, true), true), {
      channel: "sms",
      quiet,
      timeZone: "America/Chicago",
      mobile: "(202) 555-0142",
    });
  }
});

test("a guest's form says nothing of their number: it is the clinic's to change", () => {
  assert.equal("mobile" in formOf(enteredOf(SETTINGS), false), false);
});

test("who has chosen no quiet hours is offered the time zone of their device, not the one that their host assumed", () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const elsewhere = timeZone === "America/Chicago" ? "America/Denver" : "America/Chicago";
  const offered = (quiet: Settings["quiet"]) =>
    enteredOf({ ...SETTINGS, quiet, timeZone: elsewhere }).timeZone;
  assert.equal(offered(null), timeZone);
  assert.equal(offered({ from: 1_320, until: 390 }), elsewhere);
  assert.equal(enteredOf({ ...SETTINGS, timeZone: "" }).timeZone, timeZone);
});
