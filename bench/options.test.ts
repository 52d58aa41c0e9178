import assert from "node:assert/strict";
import { test } from "node:test";
import { MEASURES, readOptions } from "./options.ts";

test("without options everything is measured, ten seconds each", () => {
  const options = readOptions([]);
  assert.deepEqual(options.only, MEASURES);
  assert.equal(options.seconds, 10);
  assert.equal(options.quick, false);
});

test("some measurements can be chosen, and how long they last", () => {
  const options = readOptions(["--only", "sweep,latency", "--seconds", "3"]);
  assert.deepEqual(options.only, ["sweep", "latency"]);
  assert.equal(options.seconds, 3);
});

test("a measurement that does not exist, a time that is none and an unknown option are refused", () => {
  assert.throws(() => readOptions(["--only", "speed"]), /"speed"/);
  assert.throws(() => readOptions(["--seconds", "soon"]), /"soon"/);
  assert.throws(() => readOptions(["--seconds", "0"]), /above 0/);
  assert.throws(() => readOptions(["--fast"]));
});
