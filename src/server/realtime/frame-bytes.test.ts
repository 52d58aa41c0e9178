import assert from "node:assert/strict";
import { test } from "node:test";
import { Receiver } from "ws";
import { frameBytes } from "./frame-bytes.ts";

test("a pre-built frame is what a WebSocket library reads, at each of the three forms of its length", async (t) => {
  for (const length of [0, 1, 60, 125, 126, 1_000, 65_535, 65_536, 200_000]) {
    await t.test(`${length} characters`, () => {
      const frame = { type: "refused", code: "not-json", sentence: "ü".repeat(length), re: {} } as const;
      const receiver = new Receiver({ isServer: false });
      const read: string[] = [];
      receiver.on("message", (bytes: Buffer) => read.push(bytes.toString()));
      receiver.write(Buffer.concat([frameBytes(frame), frameBytes(frame)]));
      assert.deepEqual(read.map((text) => JSON.parse(text)), [frame, frame]);
    });
  }
});
