import assert from "node:assert/strict";
import { test } from "node:test";
import { type Markable, markOf } from "./mark.ts";

const file = (content: string, name = "a.bin", lastModified = 5) =>
  new File([content], name, { lastModified });
const LONG = "x".repeat(200_000);

test("the same file chosen again is known, under whatever name", async () => {
  assert.equal(await markOf(file(LONG), 7), await markOf(file(LONG, "Maya Lind.bin"), 7));
});

test("another content, length, time or chat is another upload", async () => {
  const mark = await markOf(file(LONG), 7);
  const others = [
    markOf(file(`y${LONG.slice(1)}`), 7),
    markOf(file(`${LONG.slice(1)}y`), 7),
    markOf(file(`${LONG}x`), 7),
    markOf(file(LONG, "a.bin", 6), 7),
    markOf(file(LONG), 8),
  ];
  const marks = new Set([mark, ...(await Promise.all(others))]);
  assert.equal(marks.size, 6);
});

test("what cannot be read has no mark", async () => {
  const folder: Markable = {
    size: 4_096,
    lastModified: 1,
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error("a folder")) }) as unknown as Blob,
  };
  await assert.rejects(markOf(folder, 7));
});
