import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { StoreProblem } from "../store-problem.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "clinical-chat-store-"));
});
after(() => rmSync(folder, { recursive: true }));

async function refused(file: string, code: StoreProblem["code"], sentence: RegExp): Promise<void> {
  await assert.rejects(openSqliteStore({ file }), (problem) => {
    assert.ok(problem instanceof StoreProblem);
    assert.equal(problem.code, code);
    assert.match(problem.message, sentence);
    return true;
  });
}

test("a data folder that cannot be made or written to is refused with a sentence that names it", async () => {
  const occupied = join(folder, "occupied");
  writeFileSync(occupied, "");
  await refused(join(occupied, "clinic.db"), "folder-unwritable", /occupied cannot be written to.*DATA_DIR/);
  const isFolder = join(folder, "data");
  mkdirSync(join(isFolder, "clinic.db"), { recursive: true });
  await refused(join(isFolder, "clinic.db"), "folder-unwritable", /data cannot be written to/);
});

test("a file that is no database is refused with a sentence that names it, and left as it was", async () => {
  const file = join(folder, "letter.txt");
  writeFileSync(file, "Dear colleague, ".repeat(500));
  await refused(file, "database-unreadable", /letter\.txt cannot be read as a database.*backup/);
  assert.equal(statSync(file).size, 16 * 500);
});

test("a new database, its journal and its folder can be read by their owner alone", async () => {
  const file = join(folder, "new", "clinic.db");
  const store = await openSqliteStore({ file });
  await store.people.anyOrganisation();
  for (const path of [file, `${file}-wal`, `${file}-shm`]) assert.equal(statSync(path).mode & 0o077, 0, path);
  assert.equal(statSync(join(folder, "new")).mode & 0o077, 0);
  await store.close();
});
