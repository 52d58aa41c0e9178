import assert from "node:assert/strict";
import { test } from "node:test";
import { readFrames } from "../../../test/harness/read-frames.ts";
import { frameBytes } from "./frame-bytes.ts";

test("a pre-built frame is what a WebSocket library reads, at each of the three forms of its length", async (t) => {
  for (const length of [0, 1, 60, 125, 126, 1_000, 65_535, 65_536, 200_000]) {
    await t.test(`${length} characters`, () => {
      const frame = { type: "refused", code: "not-json", sentence: "ü".repeat(length), re: {} } as const;
      const heard: unknown[] = [];
      readFrames((read) => heard.push(read))(Buffer.concat([frameBytes(frame), frameBytes(frame)]));
      assert.deepEqual(heard, [frame, frame]);
    });
  }
});
