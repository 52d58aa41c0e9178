import assert from "node:assert/strict";
import { test } from "node:test";
import type { TransferEvents } from "./transfer.ts";
import { Uploads } from "./uploads.ts";

const HERE = 7;

/** Uploads whose transfers do what the test says. */
function trial() {
  const transfers: { name: string; did: string[]; tell: TransferEvents }[] = [];
  const timers: { ms: number; deed: () => void }[] = [];
  const held: string[] = [];
  let now = 0;
  const uploads = new Uploads({
    begin: ({ name }, _threadId, tell) => {
      const did: string[] = [];
      transfers.push({ name, did, tell });
      return {
        start: () => void did.push("start"),
        stop: () => void did.push("stop"),
        abandon: () => void did.push("abandon"),
      };
    },
    after: (ms, deed) => {
      const timer = { ms, deed };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    held: ({ url, name }) => void held.push(`${name} ${url}`),
    now: () => now,
  });
  const named = (name: string) => transfers.find((each) => each.name === name) ?? assert.fail(name);
  return {
    uploads,
    named,
    held,
    timers,
    add: (...names: string[]) =>
      uploads.add(
        HERE,
        names.map((name) => new File(["0123456789"], name)),
      ),
    states: () => uploads.all.value.map(({ name, state }) => `${name} ${state}`),
    wait: (ms: number) => {
      now += ms;
    },
    ring: () => {
      for (const { deed } of timers.splice(0)) deed();
    },
    idOf: (name: string) => uploads.all.value.find((each) => each.name === name)?.id ?? assert.fail(name),
  };
}

test("files go up one after the other, in the order in which they were chosen", () => {
  const { add, named, states } = trial();
  add("a", "b");
  assert.deepEqual(states(), ["a going", "b waiting"]);
  assert.deepEqual(named("b").did, []);
  named("a").tell.done();
  assert.deepEqual(states(), ["b going"]);
  assert.deepEqual(named("b").did.at(-1), "start");
});

test("a refused file keeps its sentence and lets the next one go", () => {
  const { add, named, states, uploads } = trial();
  add("a", "b");
  named("a").tell.refused("This file is empty.", false);
  assert.deepEqual(states(), ["a refused", "b going"]);
  assert.equal(uploads.all.value[0]?.sentence, "This file is empty.");
});

test("a file that waits for the scanner is held apart, and those behind it go on", () => {
  const { add, named, states, held } = trial();
  add("a", "b");
  named("a").tell.held("/api/uploads/1");
  assert.deepEqual(held, ["a /api/uploads/1"]);
  assert.deepEqual(states(), ["b going"]);
  assert.ok(!named("a").did.includes("abandon"));
});

test("a broken upload tries again by itself, more seldom each time, until something moves", () => {
  const { add, named, timers, ring } = trial();
  add("a");
  const waits = Array.from({ length: 7 }, () => {
    named("a").tell.broken();
    const [ms] = timers.map((timer) => timer.ms);
    ring();
    return ms;
  });
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  named("a").tell.sent(3);
  named("a").tell.broken();
  assert.equal(timers[0]?.ms, 1_000);
});

test("a network that is back, or a device that wakes up, makes a broken upload go on at once", () => {
  const { add, named, states, uploads } = trial();
  add("a");
  named("a").tell.broken();
  uploads.wake();
  assert.deepEqual(states(), ["a going"]);
  assert.equal(named("a").did.filter((deed) => deed === "start").length, 2);
});

test("a device that loses its network says so at once, and what is paused stays paused", () => {
  const { add, named, states, uploads, idOf } = trial();
  add("a");
  uploads.cutOff();
  assert.deepEqual(states(), ["a broken"]);
  assert.equal(named("a").did.at(-1), "stop");
  uploads.pause(idOf("a"));
  uploads.cutOff();
  assert.deepEqual(states(), ["a paused"]);
});

test("who wakes up to a connection on which nothing has moved begins another; a lively one is left alone", () => {
  const { add, named, wait, uploads } = trial();
  add("a");
  named("a").tell.sent(3);
  uploads.wake();
  assert.equal(named("a").did.filter((deed) => deed === "start").length, 1);
  wait(60_000);
  uploads.wake();
  assert.equal(named("a").did.filter((deed) => deed === "start").length, 2);
});

test("a connection on which nothing moves is given up, but not when all has left: the server looks at it then", () => {
  const { add, named, ring, states, timers } = trial();
  add("a");
  named("a").tell.sent(4);
  ring();
  assert.deepEqual(states(), ["a broken"]);
  ring();
  named("a").tell.sent(10);
  assert.deepEqual(timers, []);
  assert.deepEqual(states(), ["a going"]);
});

test("what is paused stays where it is, and so do those behind it, until it is resumed", () => {
  const { add, named, states, uploads, idOf, timers, wait } = trial();
  add("a", "b");
  uploads.pause(idOf("a"));
  wait(60_000);
  uploads.wake();
  assert.deepEqual(timers, []);
  assert.deepEqual(states(), ["a paused", "b waiting"]);
  assert.equal(named("a").did.at(-1), "stop");
  uploads.resume(idOf("a"));
  assert.deepEqual(states(), ["a going", "b waiting"]);
  assert.equal(named("a").did.at(-1), "start");
});

test("what is cancelled is ended at the server, and the files of another chat go on", () => {
  const { add, named, states, uploads } = trial();
  add("a", "b");
  uploads.add(8, [new File(["x"], "elsewhere")]);
  uploads.removeAllIn(HERE);
  assert.equal(named("a").did.at(-1), "abandon");
  assert.equal(named("b").did.at(-1), "abandon");
  assert.ok(!named("b").did.includes("start"), "it was not begun for a moment");
  assert.deepEqual(states(), ["elsewhere going"]);
});

test("whoever signs out leaves nothing that goes on", () => {
  const { add, named, states, timers, uploads } = trial();
  add("a", "b");
  uploads.forgetAll();
  assert.deepEqual(states(), []);
  assert.deepEqual(timers, []);
  assert.equal(named("a").did.at(-1), "stop");
});

test("what was on its way to a chat that one is no longer in is said to be not sent, and the files of another go on", () => {
  const { add, named, states, uploads } = trial();
  add("a", "b");
  uploads.add(8, [new File(["x"], "elsewhere")]);
  uploads.refuseAllIn(HERE, "not sent");
  assert.deepEqual(states(), ["a refused", "b refused", "elsewhere going"]);
  assert.equal(named("a").did.at(-1), "abandon");
  assert.deepEqual(
    uploads.all.value.map(({ sentence, again }) => [sentence, again]),
    [
      ["not sent", false],
      ["not sent", false],
      ["", false],
    ],
  );
});
