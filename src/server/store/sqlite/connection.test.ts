import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { Clinic, say } from "../contract/clinic.ts";
import { Connection } from "./connection.ts";
import { openInFolder } from "./open-in-folder.ts";

test("every commit reaches the disk before it is confirmed, and what is deleted is overwritten", async () => {
  const opened = await openInFolder();
  try {
    const { db } = new Connection(join(opened.folder, "clinic.db"));
    const setting = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    assert.equal(setting("journal_mode"), "wal");
    assert.equal(setting("synchronous"), 2); // FULL
    assert.equal(setting("secure_delete"), 1);
    assert.equal(setting("auto_vacuum"), 2); // incremental
    assert.equal(setting("foreign_keys"), 1);
    db.close();
  } finally {
    await opened.close();
  }
});

test("while writing waits, reading goes on", async () => {
  const opened = await openInFolder();
  try {
    const { ofAna, ofBo } = await (await Clinic.found(opened)).pair();
    const { positions } = opened.store;
    await say(opened.store, ofAna);
    const other = new DatabaseSync(join(opened.folder, "clinic.db"));
    other.exec("BEGIN IMMEDIATE");
    let stored = false;
    const said = say(opened.store, ofAna).then(() => {
      stored = true;
    });
    for (let n = 0; n < 20; n += 1) {
      assert.equal(await positions.unread(ofBo.viewer.personId, 0), 1);
    }
    assert.equal(stored, false);
    other.exec("COMMIT");
    other.close();
    await said;
    assert.equal(await positions.unread(ofBo.viewer.personId, 0), 2);
  } finally {
    await opened.close();
  }
});
