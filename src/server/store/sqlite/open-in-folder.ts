import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Opened } from "../contract/opened.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

/** A store in a temporary folder, for tests. */
export async function openInFolder(): Promise<Opened & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "clinical-chat-store-"));
  const file = join(folder, "clinic.db");
  const store = await openSqliteStore({ file });
  const stores = [store];
  return {
    store,
    folder,
    async another() {
      const other = await openSqliteStore({ file });
      stores.push(other);
      return other;
    },
    async sql(text, ...params) {
      const db = new DatabaseSync(file, { timeout: 10_000 });
      db.prepare(text.replace(/\$(\d+)/g, "?$1")).run(...params);
      db.close();
    },
    async close() {
      await Promise.all(stores.map((each) => each.close()));
      await rm(folder, { recursive: true });
    },
  };
}
