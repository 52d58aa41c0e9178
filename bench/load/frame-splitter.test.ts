import assert from "node:assert/strict";
import { test } from "node:test";
import { FrameSplitter } from "./frame-splitter.ts";

function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length < 126) return Buffer.concat([Buffer.from([0x81, payload.length]), payload]);
  if (payload.length < 65_536) {
    const head = Buffer.from([0x81, 126, 0, 0]);
    head.writeUInt16BE(payload.length, 2);
    return Buffer.concat([head, payload]);
  }
  const head = Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

function split(chunks: readonly Buffer[]): string[] {
  const texts: string[] = [];
  const splitter = new FrameSplitter((_opcode, bytes, start, end) => {
    texts.push(bytes.toString("utf8", start, end));
  });
  for (const chunk of chunks) splitter.push(chunk, chunk.length);
  return texts;
}

const TEXTS = ["", "a", "b".repeat(125), "c".repeat(126), "d".repeat(65_535), "e".repeat(65_536), "end"];

test("frames of every length that arrive in one piece are taken one by one", () => {
  assert.deepEqual(split([Buffer.concat(TEXTS.map(frame))]), TEXTS);
});

test("frames that arrive cut at any byte are put together again", () => {
  const texts = ["", "a", "b".repeat(130), "end"];
  const bytes = Buffer.concat(texts.map(frame));
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    assert.deepEqual(split([bytes.subarray(0, cut), bytes.subarray(cut)]), texts);
  }
  assert.deepEqual(split([...bytes].map((byte) => Buffer.from([byte]))), texts);
});

test("only the part of the buffer that was filled is read", () => {
  const texts: string[] = [];
  const splitter = new FrameSplitter((_opcode, bytes, start, end) => {
    texts.push(bytes.toString("utf8", start, end));
  });
  splitter.push(Buffer.concat([frame("new"), frame("left over from before")]), frame("new").length);
  assert.deepEqual(texts, ["new"]);
});

test("a fragment is refused, since a number that silently misses messages would be worse than none", () => {
  assert.throws(() => split([Buffer.from([0x01, 1, 65])]), /fragment/);
});
