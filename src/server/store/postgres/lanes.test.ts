import assert from "node:assert/strict";
import { test } from "node:test";
import { Lanes } from "./lanes.ts";

test("what is asked for the same key is done one after the other, in order, also after a failure", async () => {
  const lanes = new Lanes();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} ends`);
    if (name === "b") throw new Error("b failed");
    return name;
  };
  const done = await Promise.allSettled(["a", "b", "c"].map((name) => lanes.run(1, work(name))));
  assert.deepEqual(
    done.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  assert.deepEqual(log, ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});

test("what is asked for another key waits for nobody", async () => {
  const lanes = new Lanes();
  const stuck = Promise.withResolvers<void>();
  const first = lanes.run(1, () => stuck.promise);
  assert.equal(await lanes.run(2, async () => "done"), "done");
  stuck.resolve();
  await first;
});
