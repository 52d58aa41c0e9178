import assert from "node:assert/strict";
import { test } from "node:test";
import { FOR_AN_ACCOUNT, FROM_A_NETWORK, resetsAskedFor } from "./resets-asked-for.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 1_900_000_000_000;

test("to one account a letter leaves every five minutes at most, and to another one at once", () => {
  const mayLeave = resetsAskedFor(FOR_AN_ACCOUNT);
  assert.ok(mayLeave("ana", NOW));
  assert.ok(!mayLeave("ana", NOW + 5 * MINUTE - 1));
  assert.ok(mayLeave("bo", NOW));
  assert.ok(mayLeave("ana", NOW + 5 * MINUTE));
});

test("after five letters within a day one an hour leaves, so that strangers who ask keep nobody out", () => {
  const mayLeave = resetsAskedFor(FOR_AN_ACCOUNT);
  for (let n = 0; n < 5; n += 1) assert.ok(mayLeave("ana", NOW + n * 10 * MINUTE));
  for (let n = 1; n < 40; n += 1) {
    assert.ok(!mayLeave("ana", NOW + 40 * MINUTE + n * 60 * MINUTE - 1));
    assert.ok(mayLeave("ana", NOW + 40 * MINUTE + n * 60 * MINUTE));
  }
});

test("a network asks fifty times a day, without a rest between", () => {
  const mayLeave = resetsAskedFor(FROM_A_NETWORK);
  for (let n = 0; n < 50; n += 1) assert.ok(mayLeave("192.0.2.7", NOW));
  assert.ok(!mayLeave("192.0.2.7", NOW));
  assert.ok(!mayLeave("192.0.2.7", NOW + DAY - 1));
  assert.ok(mayLeave("192.0.2.7", NOW + DAY));
});
