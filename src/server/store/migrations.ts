import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StoreProblem } from "./store-problem.ts";

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

const FOLDER = join(import.meta.dirname, "../../../migrations");

/** Each migration is a file `0001-what-it-brings.sql`, run once, in one transaction, by the number of its name. */
export function migrations(): Migration[] {
  const files = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.sql$/.test(name));
  return files
    .map((name) => ({ version: Number(name.slice(0, 4)), sql: readFileSync(join(FOLDER, name), "utf8") }))
    .sort((one, other) => one.version - other.version);
}

/** What a database of version `held` still needs. @throws StoreProblem `database-newer` */
export function migrationsAfter(held: number): Migration[] {
  const known = migrations();
  const newest = known.at(-1)?.version ?? 0;
  if (held > newest) {
    throw new StoreProblem(
      "database-newer",
      `The database was last used by a newer Clinical Chat (its version is ${held}, this program knows ${newest}).` +
        " Please start that newer version.",
    );
  }
  return known.filter(({ version }) => version > held);
}
