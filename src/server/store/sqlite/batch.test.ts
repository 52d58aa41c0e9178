import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BatchWriter, callsOf } from "./batch.ts";

const argument = fc.oneof(
  fc.integer(),
  fc.string(),
  fc.constant(null),
  fc.constant(undefined),
  fc.record({ now: fc.integer() }),
  fc.uint8Array({ maxLength: 40 }),
);
const calls = fc.array(fc.record({ name: fc.string(), args: fc.array(argument, { maxLength: 9 }) }));

test("calls come out of a batch as they went in, bytes included, after it crossed to another thread", () => {
  fc.assert(
    fc.property(calls, (given) => {
      const writer = new BatchWriter();
      for (const { name, args } of given) writer.add(name, args);
      const batch = writer.finish();
      assert.deepEqual(callsOf(structuredClone(batch, { transfer: [batch.bytes] })), structuredClone(given));
    }),
  );
});
