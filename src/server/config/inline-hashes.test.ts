import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../../../test/harness/temporary-folder.ts";
import { readInlineHashes } from "./inline-hashes.ts";

test("what the page carries in itself is read from the list beside it", (t) => {
  const folder = temporaryFolder(t);
  const all = { scripts: ["'sha256-c2NyaXB0'"], styles: ["'sha256-c3R5bGU='"] };
  writeFileSync(join(folder, "inline-hashes.json"), JSON.stringify(all));
  assert.deepEqual(readInlineHashes(folder), all);
});

test("a page without such a list carries nothing in itself", (t) => {
  assert.equal(readInlineHashes(temporaryFolder(t)), undefined);
});
