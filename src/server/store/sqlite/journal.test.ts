import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Clinic, NOW, say } from "../contract/clinic.ts";
import { Journal } from "./journal.ts";
import { openInFolder } from "./open-in-folder.ts";

const CALL: unknown[] = [];
const MANY_CALLS = 3_000;

/** A journal whose threads only note what they are asked, over a file of as many pages as is said. */
function noting(pages: number, busy = 0) {
  const asked: string[] = [];
  const asks = (who: string) => ({
    async task(task: string) {
      asked.push(`${who}: ${task}`);
      return task === "checkpoint" ? pages : task === "truncate" ? busy : 0;
    },
    async close() {
      asked.push(`${who}: close`);
    },
  });
  return { asked, journal: new Journal(asks("writer"), () => asks("keeper")) };
}

function grow(journal: Journal, calls: number): Promise<void> {
  for (let call = 0; call < calls; call += 1) journal.grows(CALL);
  return new Promise((resolve) => setImmediate(resolve));
}

test("a journal that has grown is copied by the keeper, and the writer is stopped only for the rest", async () => {
  const { asked, journal } = noting(20_000);
  await grow(journal, 100);
  assert.deepEqual(asked, []);
  await grow(journal, MANY_CALLS);
  assert.deepEqual(asked, ["keeper: checkpoint", "writer: checkpoint"]);
  await grow(journal, MANY_CALLS);
  assert.equal(asked.length, 4);
});

test("large bodies make it grow sooner", async () => {
  const { asked, journal } = noting(20_000);
  for (let call = 0; call < 100; call += 1) journal.grows([1, new Uint8Array(400_000)]);
  await journal.close();
  assert.ok(asked.includes("keeper: checkpoint"));
});

test("the writer is not stopped for a journal that is short after all", async () => {
  const { asked, journal } = noting(100);
  await grow(journal, MANY_CALLS);
  assert.deepEqual(asked, ["keeper: checkpoint"]);
});

test("while somebody else reads, the journal cannot be emptied, and the sweep learns of it", async () => {
  const { asked, journal } = noting(1, 1);
  await assert.rejects(journal.scrub(), { code: "not-scrubbed" });
  assert.ok(asked.filter((task) => task === "writer: truncate").length > 1, "tried more than once");
});

test("after a scrub the journal's file is empty", async () => {
  const opened = await openInFolder();
  try {
    const { ofAna } = await (await Clinic.found(opened)).pair();
    const journal = () => statSync(join(opened.folder, "clinic.db-wal")).size;
    await say(opened.store, ofAna, { expiresAt: NOW });
    assert.ok(journal() > 0);
    await opened.store.expired.erase(NOW, 10);
    await opened.store.expired.scrub();
    assert.equal(journal(), 0);
  } finally {
    await opened.close();
  }
});
