import assert from "node:assert/strict";
import { test } from "node:test";
import { type Interrupted, interruptedUploads } from "./interrupted.ts";
import { forgetUpload, keepUpload } from "./keep-upload.ts";

function place() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

const upload = (mark: string, at = 1): Interrupted => ({
  ...{ mark, threadId: 7, url: `/api/uploads/${mark}`, size: 10, at },
});

test("an upload is kept once, as it was last", () => {
  const here = place();
  keepUpload(here, upload("a"));
  keepUpload(here, upload("b"));
  keepUpload(here, upload("a", 2));
  assert.deepEqual(interruptedUploads(here), [upload("b"), upload("a", 2)]);
});

test("when nothing is under way any more, nothing is left behind", () => {
  const here = place();
  keepUpload(here, upload("a"));
  forgetUpload(here, "a");
  assert.equal(here.held.size, 0);
});
