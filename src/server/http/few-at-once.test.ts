import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fewAtOnce } from "./few-at-once.ts";

/** Works that end when they are told to. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (failure?: Error) => void>();
  return {
    begun,
    work: (name: string) => () =>
      new Promise<string>((resolve, reject) => {
        begun.push(name);
        ends.set(name, (failure) => (failure ? reject(failure) : resolve(name)));
      }),
    async end(name: string, failure?: Error): Promise<void> {
      ends.get(name)?.(failure);
      await nextTurn();
    },
  };
}

test("of one person's works so many go on at once, and the others wait in their order", async () => {
  const { begun, work, end } = works();
  const few = fewAtOnce<string>(2);
  const all = ["a", "b", "c", "d"].map((name) => few("pat", work(name)));
  await nextTurn();
  assert.deepEqual(begun, ["a", "b"]);
  await end("b");
  assert.deepEqual(begun, ["a", "b", "c"]);
  all.push(few("pat", work("e")));
  await end("a");
  await end("c");
  assert.deepEqual(begun, ["a", "b", "c", "d", "e"]);
  await end("d");
  await end("e");
  assert.deepEqual(await Promise.all(all), ["a", "b", "c", "d", "e"]);
});

test("nobody waits for another person, and a work that fails makes room like any other", async () => {
  const { begun, work, end } = works();
  const few = fewAtOnce<string>(1);
  const failing = assert.rejects(few("pat", work("a")), /broken/);
  const rest = [few("ada", work("b")), few("pat", work("c"))];
  await nextTurn();
  assert.deepEqual(begun, ["a", "b"]);
  await end("a", new Error("broken"));
  await failing;
  assert.deepEqual(begun, ["a", "b", "c"]);
  await end("b");
  await end("c");
  await Promise.all(rest);
});
