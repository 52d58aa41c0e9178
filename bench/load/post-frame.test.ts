import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "valibot";
import { FRAMES_DOWN } from "../../src/shared/protocol/frames-down.ts";
import { Post } from "../../src/shared/protocol/frames-up.ts";
import { messageNumber, PostFrame, sequence, typeOf } from "./post-frame.ts";

const BEFORE = "mh1abcde-any0";

function down(frame: object): [Buffer, number, number] {
  const before = Buffer.from('"clientId":"of the frame before');
  const bytes = Buffer.concat([before, Buffer.from(JSON.stringify(frame))]);
  return [bytes, before.length, bytes.length];
}

test("a prebuilt frame is a post of the protocol, whose client id carries the message's number", () => {
  const frame = new PostFrame(42, "How do you feel today? ".repeat(6)).number(1_234_567);
  const said = parse(Post, JSON.parse(frame.toString("utf8", 8)));
  assert.match(said.clientId, /0001234567$/);
  assert.equal(frame.readUInt16BE(2), frame.length - 8);
});

test("the same frame is numbered anew without a trace of the old number", () => {
  const frame = new PostFrame(42, "Hello");
  frame.number(9_999_999_999);
  assert.match(frame.number(7).toString(), /[A-Za-z0-9_-]{10}0000000007"/);
});

test("client ids come in the order of time, as the page's do, and are not the same twice", () => {
  const frame = new PostFrame(42, "Hello");
  const ids = Array.from(
    { length: 100 },
    () => /"clientId":"(.{13})/.exec(frame.number(7).toString())?.[1] ?? "",
  );
  const times = ids.map((id) => Number.parseInt(id.slice(0, 8), 36));
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  assert.ok(Math.abs((times[0] ?? 0) - Date.now()) < 60_000);
  assert.equal(new Set(ids.map((id) => id.slice(8))).size, 100);
});

test("number and sequence are read from a posted frame, whatever its text says", () => {
  const message = {
    seq: 17,
    clientId: `${BEFORE}0000000099`,
    authorId: 5,
    text: '"seq":3,"clientId":"x',
    at: 1,
  };
  const frame = down({ type: "posted", threadId: 42, message });
  assert.equal(messageNumber(...frame), 99);
  assert.equal(sequence(...frame), 17);
});

test("a frame without a client id has no number", () => {
  assert.equal(messageNumber(...down({ type: "pong", now: 1 })), -1);
});

test("of all frames down only those that are measured are told apart", () => {
  for (const type of Object.keys(FRAMES_DOWN)) {
    const [bytes, start] = down({ type });
    const measured = ["posted", "confirmed", "welcome", "refused"].includes(type);
    assert.equal(typeOf(bytes, start), measured ? type : "other");
  }
});
