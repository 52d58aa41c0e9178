import assert from "node:assert/strict";
import { test } from "node:test";
import { fairTurns } from "./fair-turns.ts";

const MB = 1024 * 1024;

test("whoever brings much lets what waits in the event loop come first, and small ones wait for nothing", async () => {
  const takeTurn = fairTurns();
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
  const takeTurn = fairTurns();
  await takeTurn(MB);
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await takeTurn(1_000);
  assert.equal(turned, false);
});
