import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../domain/refusal.ts";
import { signInAttempts } from "./sign-in-attempts.ts";

const MINUTE = 60_000;

function started() {
  const time = { now: 1_800_000_000_000 };
  const attempts = signInAttempts({ clock: { now: () => time.now } });
  const fails = (address: string, network: string, times = 1) => {
    for (let attempt = 0; attempt < times; attempt += 1) attempts.begin(address, network);
  };
  const isRefused = (address: string, network: string) => {
    try {
      attempts.begin(address, network).withdraw();
      return false;
    } catch (error) {
      assert.ok(error instanceof Refusal && error.code === "sign-in-too-often");
      return true;
    }
  };
  return { time, attempts, fails, isRefused };
}

test("after ten wrong passwords for one address it is refused from everywhere, and other addresses are not", () => {
  const { fails, isRefused } = started();
  for (let guess = 0; guess < 10; guess += 1) {
    assert.equal(isRefused("ada", `10.0.0.${guess}`), false);
    fails("ada", `10.0.0.${guess}`);
  }
  assert.equal(isRefused("ada", "10.0.0.99"), true);
  assert.equal(isRefused("ben", "10.0.0.1"), false);
});

test("a refusal ends by itself 15 minutes after the first wrong password, however many tries came between", () => {
  const { time, fails, isRefused } = started();
  fails("ada", "10.0.0.1", 10);
  time.now += 15 * MINUTE - 1;
  assert.equal(isRefused("ada", "10.0.0.1"), true);
  time.now += 1;
  assert.equal(isRefused("ada", "10.0.0.1"), false);
});

test("after a hundred wrong passwords from one network it is refused for every address, other networks are not", () => {
  const { fails, isRefused } = started();
  for (let guess = 0; guess < 100; guess += 1) fails(`somebody ${guess}`, "10.0.0.1");
  assert.equal(isRefused("ada", "10.0.0.1"), true);
  assert.equal(isRefused("ada", "10.0.0.2"), false);
});

test("attempts that are still being looked at count too, so that many at once do not slip through", () => {
  const { attempts, isRefused } = started();
  const open = Array.from({ length: 10 }, () => attempts.begin("ada", "10.0.0.1"));
  assert.equal(isRefused("ada", "10.0.0.1"), true);
  open[0]?.withdraw();
  assert.equal(isRefused("ada", "10.0.0.1"), false);
});

test("where somebody has signed in before, strangers elsewhere cannot keep them out", () => {
  const { attempts, fails, isRefused } = started();
  attempts.begin("ada", "10.0.0.1").succeeded();
  fails("ada", "192.0.2.1", 10);
  assert.equal(isRefused("ada", "192.0.2.1"), true);
  assert.equal(isRefused("ada", "10.0.0.1"), false);
});

test("where somebody has signed in before, guessing is slowed down all the same", () => {
  const { attempts, fails, isRefused } = started();
  attempts.begin("ada", "10.0.0.1").succeeded();
  fails("ada", "10.0.0.1", 10);
  assert.equal(isRefused("ada", "10.0.0.1"), true);
});

test("the right password takes earlier mistakes back, and no attempt of the network is left behind", () => {
  const { time, attempts, fails, isRefused } = started();
  fails("ada", "10.0.0.1", 9);
  attempts.begin("ada", "10.0.0.1").succeeded();
  fails("ada", "10.0.0.1", 9);
  assert.equal(isRefused("ada", "10.0.0.1"), false);
  for (let day = 0; day < 200; day += 1) {
    attempts.begin("ben", "10.0.0.2").succeeded();
    time.now += MINUTE;
  }
  assert.equal(isRefused("ben", "10.0.0.2"), false);
});

test("after three hundred wrong passwords from a network that somebody may command as a whole it is refused", () => {
  const { fails, isRefused } = started();
  for (let n = 0; n < 300; n += 1) fails(`somebody ${n}`, `2001:db8:7:${n.toString(16)}::/64`);
  assert.equal(isRefused("ada", "2001:db8:7:ffff::/64"), true);
  assert.equal(isRefused("ada", "2001:db8:8:ffff::/64"), false);
});

test("whoever else guesses from a clinic's network keeps out nobody who has signed in there before", () => {
  const { attempts, fails, isRefused } = started();
  attempts.begin("ada", "10.0.0.1").succeeded();
  for (let n = 0; n < 100; n += 1) fails(`somebody ${n}`, "10.0.0.1");
  assert.equal(isRefused("ben", "10.0.0.1"), true);
  assert.equal(isRefused("ada", "10.0.0.1"), false);
  fails("ada", "10.0.0.1", 10);
  assert.equal(isRefused("ada", "10.0.0.1"), true);
});

test("who knows the password signs in sixty times within 15 minutes from one network, and not without end", () => {
  const { time, attempts, isRefused } = started();
  for (let n = 0; n < 60; n += 1) attempts.begin("ada", "10.0.0.1").succeeded();
  assert.equal(isRefused("ada", "10.0.0.1"), true);
  assert.equal(isRefused("ada", "10.0.0.2"), false);
  assert.equal(isRefused("ben", "10.0.0.1"), false);
  time.now += 15 * MINUTE;
  assert.equal(isRefused("ada", "10.0.0.1"), false);
});
