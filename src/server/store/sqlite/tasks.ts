import type { Connection } from "./connection.ts";

/** What is done to the database file as a whole, between groups. */
export type Task = "checkpoint" | "truncate" | "shrink";

/** Free pages are used again by the next day's messages; so only what is far too many is given back. */
const SHRINK_PAGES = 1_000;
const SHRINK_ABOVE_PAGES = 10_000;

/** @returns checkpoint: how many pages the journal holds; truncate: 1 when it could not be emptied */
export function runTask({ db }: Connection, task: Task): number {
  switch (task) {
    case "checkpoint":
      return Number(db.prepare("PRAGMA wal_checkpoint(PASSIVE)").get()?.log ?? 0);
    case "truncate":
      return Number(db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.busy ?? 1);
    case "shrink": {
      const free = Number(db.prepare("PRAGMA freelist_count").get()?.freelist_count ?? 0);
      const pages = Number(db.prepare("PRAGMA page_count").get()?.page_count ?? 0);
      if (free > SHRINK_ABOVE_PAGES && free > pages / 2)
        db.exec(`PRAGMA incremental_vacuum(${SHRINK_PAGES})`);
      return 0;
    }
  }
}
