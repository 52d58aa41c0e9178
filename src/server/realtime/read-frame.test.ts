import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readFrame } from "./read-frame.ts";

const CASES: [title: string, text: string, code: string, about: object][] = [
  ["not JSON", "{", "not-json", {}],
  ["nothing", "", "not-json", {}],
  ["a number", "7", "unknown-frame", {}],
  ["null", "null", "unknown-frame", {}],
  ["a list", "[]", "unknown-frame", {}],
  ["no type", '{"threadId":1}', "unknown-frame", { threadId: 1 }],
  ["an unknown type", '{"type":"shout"}', "unknown-frame", { type: "shout" }],
  ["a type that every object has", '{"type":"constructor"}', "unknown-frame", { type: "constructor" }],
  [
    "a missing field",
    '{"type":"read","threadId":1}',
    "invalid-frame",
    { type: "read", threadId: 1, field: "seq" },
  ],
  ["a surplus field", '{"type":"ping","x":1}', "invalid-frame", { type: "ping", field: "x" }],
  [
    "a wrong type",
    '{"type":"typing","threadId":"1"}',
    "invalid-frame",
    { type: "typing", field: "threadId" },
  ],
  [
    "a fraction",
    '{"type":"typing","threadId":1.5}',
    "invalid-frame",
    { type: "typing", threadId: 1.5, field: "threadId" },
  ],
  [
    "a client id with other characters",
    '{"type":"post","threadId":1,"clientId":"<script>alert(1)</script>","text":"x"}',
    "invalid-frame",
    { type: "post", threadId: 1, clientId: "<script>alert(1)</script>", field: "clientId" },
  ],
];

test("what is not a frame is answered with its code and with what can be told of it", async (t) => {
  for (const [title, text, code, about] of CASES) {
    await t.test(title, () => assert.deepEqual(readFrame(Buffer.from(text)), { code, about }));
  }
});

test("a frame that fits its schema is read as it is", () => {
  assert.deepEqual(readFrame(Buffer.from('{"type":"typing","threadId":1}')), {
    frame: { type: "typing", threadId: 1 },
  });
});

test("no bytes whatever make the reader throw", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((json) => Buffer.from(json)),
      ),
      (bytes) => {
        const read = readFrame(Buffer.from(bytes));
        assert.ok("frame" in read || read.code.length > 0);
      },
    ),
    { numRuns: 2_000 },
  );
});
