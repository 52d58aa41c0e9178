import assert from "node:assert/strict";
import { test } from "node:test";
import { isTooLate, retryAfter } from "./retry-after.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function waits(kind: "invitation" | "waiting" | "reminder" | "notification"): number[] {
  const all: number[] = [];
  for (;;) {
    const wait = retryAfter(kind, all.length + 1);
    if (wait === undefined) return all;
    all.push(wait);
  }
}

test("a link that somebody waits for is tried again after 1 minute, 5 and 15, then hourly for a day", () => {
  const all = waits("invitation");
  assert.deepEqual(all.slice(0, 5), [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, HOUR]);
  const total = all.reduce((sum, wait) => sum + wait, 0);
  assert.ok(total <= 24 * HOUR && total > 23 * HOUR);
});

test("that somebody waits in the waiting room is news for a few minutes only", () => {
  assert.deepEqual(waits("waiting"), [MINUTE, 5 * MINUTE]);
});

test("what nobody could try in time, because the server was off, is not sent any more", () => {
  assert.equal(isTooLate("invitation", 0, 24 * HOUR), false);
  assert.equal(isTooLate("invitation", 0, 24 * HOUR + 1), true);
  assert.equal(isTooLate("waiting", 0, HOUR), true);
});
