import assert from "node:assert/strict";
import { test } from "node:test";
import { SEALED_SEGMENT_BYTES } from "../../domain/file-layout.ts";
import { KeptTails } from "../kept-tails.ts";
import { PART_SEGMENTS, S3BlobWriter } from "./s3-blob-writer.ts";

const START = { segments: 0, tailBytes: 0 };

test("when a part did not arrive nothing behind it is saved, and so nothing is confirmed", async () => {
  const tails: unknown[] = [];
  const keeping = { write: async (end: unknown) => void tails.push(end), remove: async () => {} };
  const refuse = () => Promise.reject(new Error("unreachable"));
  const writer = new S3BlobWriter(refuse, new KeptTails(keeping, START), START, new Uint8Array());
  const segment = () => [new Uint8Array(SEALED_SEGMENT_BYTES)];
  for (let n = 1; n < PART_SEGMENTS; n += 1) await writer.write(segment());
  await assert.rejects(writer.write(segment()));
  await assert.rejects(writer.save([]));
  assert.deepEqual(tails, []);
});
