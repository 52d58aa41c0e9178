import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { migrationsAfter } from "../migrations.ts";
import { StoreProblem } from "../store-problem.ts";
import { Connection } from "./connection.ts";

/**
 * Opens the database file, made if there is none (readable by its owner alone), and brings it to this version.
 * @throws StoreProblem `folder-unwritable`, `database-unreadable` or `database-newer`
 */
export function openDatabase(file: string): Connection {
  makeFile(file);
  const connection = connect(file);
  try {
    migrate(connection);
    return connection;
  } catch (problem) {
    connection.db.close();
    throw problem;
  }
}

function makeFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, "a", 0o600));
    chmodSync(file, 0o600);
  } catch (cause) {
    throw new StoreProblem(
      "folder-unwritable",
      `The data folder ${dirname(file)} cannot be written to. Please let the user that runs Clinical Chat write` +
        " there, or choose another folder with DATA_DIR.",
      { cause },
    );
  }
}

function connect(file: string): Connection {
  try {
    return new Connection(file);
  } catch (cause) {
    throw new StoreProblem(
      "database-unreadable",
      `The file ${file} cannot be read as a database. If it was damaged, please restore it from a backup.`,
      { cause },
    );
  }
}

/** Each migration looks again, under the lock, whether another process has just done it. */
function migrate({ db }: Connection): void {
  db.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  for (const { version, sql } of migrationsAfter(versionOf(db))) {
    db.exec("BEGIN IMMEDIATE");
    const held = versionOf(db);
    if (held === 0)
      db.exec("INSERT INTO schema_version SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM schema_version)");
    if (held < version) {
      db.exec(sql);
      db.exec(`UPDATE schema_version SET version = ${version}`);
    }
    db.exec("COMMIT");
  }
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare("SELECT version FROM schema_version").get()?.version ?? 0);
}
