import { join } from "node:path";
import { openSqliteStore } from "./sqlite/open-sqlite-store.ts";
import type { Store } from "./store.ts";

/**
 * PostgreSQL where an address is configured, else the embedded database in the data folder. PostgreSQL's driver is
 * loaded only when it is used: it would cost every start of the others some 60 ms.
 * @throws StoreProblem with the sentence for whoever runs the installation
 */
export async function openStore(config: {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
}): Promise<Store> {
  if (config.databaseUrl === undefined)
    return openSqliteStore({ file: join(config.dataFolder, "clinic.db") });
  const { openPostgresStore } = await import("./postgres/open-postgres-store.ts");
  return openPostgresStore({ url: config.databaseUrl });
}
