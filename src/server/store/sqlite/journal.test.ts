import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Clinic, say } from "../contract/clinic.ts";
import { openInFolder } from "./open-in-folder.ts";

const MEGABYTE = 1024 * 1024;

test("the journal starts over while writing goes on, and is empty after a scrub", async () => {
  const opened = await openInFolder();
  try {
    const { ofAna } = await (await Clinic.found(opened)).pair();
    const journal = () => statSync(join(opened.folder, "clinic.db-wal")).size / MEGABYTE;
    const body = new Uint8Array(400_000);
    for (let n = 0; n < 40; n += 1) {
      await Promise.all(Array.from({ length: 8 }, () => say(opened.store, ofAna, { body })));
    }
    const written = (40 * 8 * body.length) / MEGABYTE;
    assert.ok(written > 120 && journal() < 80, `${journal()} MB of journal for ${written} MB`);
    await opened.store.expired.scrub();
    assert.equal(journal(), 0);
  } finally {
    await opened.close();
  }
});
