import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileId } from "../domain/identifiers.ts";
import { fairTurns } from "./fair-turns.ts";
import { openSegments } from "./open-segments.ts";

const MB = 1024 * 1024;

test("whoever brings much lets what waits in the event loop come first, and small ones wait for nothing", async () => {
  const { takeTurn } = fairTurns();
  const order: string[] = [];
  const other = new Promise<void>((resolve) =>
    setImmediate(() => {
      order.push("a message");
      resolve();
    }),
  );
  await takeTurn(1_000);
  order.push("a little");
  await Promise.all([takeTurn(MB), takeTurn(MB)]);
  order.push("much");
  await other;
  assert.deepEqual(order, ["a little", "a message", "much"]);
});

test("with the next turn everybody has their part again", async () => {
  const { takeTurn } = fairTurns();
  await takeTurn(MB);
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await takeTurn(1_000);
  assert.equal(turned, false);
});

/** By the clock of the test, and without waiting. */
function house() {
  let at = 1_000;
  const rests: number[] = [];
  const turns = fairTurns({
    now: () => at,
    rest: async (ms) => void rests.push(ms),
  });
  const pass = (ms: number): void => {
    at += ms;
  };
  return { turns, rests, pass };
}

test("while messages come all files together go at one gentle pace, however many there are", async () => {
  const { turns, rests, pass } = house();
  turns.messageComes();
  await Promise.all([turns.takeTurn(48_000), turns.takeTurn(96_000), turns.takeTurn(48_000)]);
  pass(2);
  await turns.takeTurn(48_000);
  assert.deepEqual(rests, [1, 3, 4, 3]);
});

test("what was not taken at the gentle pace is not made up for", async () => {
  const { turns, rests, pass } = house();
  turns.messageComes();
  await turns.takeTurn(48_000);
  pass(50);
  await turns.takeTurn(48_000);
  assert.deepEqual(rests, [1, 1]);
});

test("files have all that there is again soon after the last message, and before the first", async () => {
  const { turns, rests, pass } = house();
  await turns.takeTurn(48_000);
  turns.messageComes();
  pass(100);
  await turns.takeTurn(48_000);
  assert.deepEqual(rests, []);
});

test("a file on its way to the scanner takes its turn after each segment", async () => {
  const taken: number[] = [];
  const turns = { takeTurn: async (bytes: number) => void taken.push(bytes) };
  const blobs = {
    async *read() {
      yield new Uint8Array(100);
      yield new Uint8Array(50);
    },
  };
  const seal = { openSegment: (_index: number, sealed: Uint8Array) => [sealed] };
  const file = { id: 5 as FileId, size: 94 };
  for await (const pieces of openSegments({ blobs, turns }, file, seal)) assert.equal(pieces.length, 1);
  assert.deepEqual(taken, [100, 50]);
});
