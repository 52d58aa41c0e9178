import assert from "node:assert/strict";
import { test } from "node:test";
import { Ledger } from "./ledger.ts";

test("latency counts from when a message was due", () => {
  const ledger = new Ledger(0, 1);
  ledger.sent(0, 1_000);
  ledger.confirm(0, 1_004);
  ledger.deliver(0, 1_007);
  assert.deepEqual([...ledger.confirmations.took], [4]);
  assert.deepEqual([...ledger.deliveries.took], [7]);
});

test("a message that one reader never got, and one that a reader got twice, are both told", () => {
  const ledger = new Ledger(10, 2);
  ledger.sent(10, 0);
  ledger.sent(11, 0);
  for (const number of [10, 11]) ledger.confirm(number, 1);
  ledger.deliver(10, 1);
  for (let times = 0; times < 3; times += 1) ledger.deliver(11, 1);
  assert.deepEqual(ledger.count(), { sent: 2, missing: 1, surplus: 1 });
});

test("it is settled when everything sent is confirmed and has reached every reader, and not before", () => {
  const ledger = new Ledger(0, 2);
  assert.equal(ledger.settled, true);
  ledger.sent(0, 0);
  ledger.confirm(0, 1);
  ledger.deliver(0, 1);
  assert.equal(ledger.settled, false);
  ledger.deliver(0, 1);
  assert.equal(ledger.settled, true);
});

test("late frames of an earlier measurement are not counted in this one", () => {
  const ledger = new Ledger(100, 1);
  ledger.sent(100, 0);
  ledger.confirm(99, 1);
  ledger.deliver(99, 1);
  assert.deepEqual(ledger.count(), { sent: 1, missing: 2, surplus: 0 });
  assert.equal(ledger.confirmations.took.length + ledger.deliveries.took.length, 0);
});

test("a long measurement is remembered whole", () => {
  const ledger = new Ledger(0, 0);
  for (let number = 0; number < 50_000; number += 1) ledger.sent(number, number);
  for (const number of [5, 49_999]) ledger.confirm(number, number + 1);
  assert.deepEqual([...ledger.confirmations.took], [1, 1]);
  assert.equal(ledger.count().missing, 49_998);
});
