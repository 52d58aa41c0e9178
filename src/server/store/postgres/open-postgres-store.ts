import pg from "pg";
import { deedNamed, type Engine } from "../deeds.ts";
import { type Store, storeOver } from "../store.ts";
import { Lanes } from "./lanes.ts";
import { migratePostgres } from "./migrate-postgres.ts";
import { Transactions } from "./transactions.ts";
import { UnderWay } from "./under-way.ts";

/** As many as a small server allows several nodes; a transaction takes a few milliseconds. */
const CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 10_000;

const parseBytes = pg.types.getTypeParser(pg.types.builtins.BYTEA) as (text: string) => Buffer;

/**
 * BIGINT comes as text by default; every number here is a whole one of at most 53 bits. Bytes come as a Buffer, and
 * are what they are on SQLite.
 */
const PARSERS = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [
    pg.types.builtins.BYTEA,
    (text) => {
      const { buffer, byteOffset, length } = parseBytes(text);
      return new Uint8Array(buffer, byteOffset, length);
    },
  ],
]);
const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Opens the database at `url` (postgres://…) and brings it to this version.
 * @throws StoreProblem `database-unreachable` or `database-newer`
 */
export async function openPostgresStore({ url }: { url: string }): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    types,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  try {
    await migratePostgres(pool);
  } catch (problem) {
    await pool.end();
    throw problem;
  }
  return storeOver(engineOver(pool));
}

function engineOver(pool: pg.Pool): Engine {
  const transactions = new Transactions(pool);
  const lanes = new Lanes();
  const underWay = new UnderWay();
  return {
    read: ((name: string, ...args: unknown[]) =>
      underWay.begin(() => transactions.read(() => deedNamed(name)(...args)))) as Engine["read"],
    write: ((name: string, ...args: unknown[]) => {
      const write = () => transactions.write(() => deedNamed(name)(...args));
      return underWay.begin(() => (name === "append" ? lanes.run(args[0], write) : write()));
    }) as Engine["write"],
    /**
     * VACUUM frees the rows' space for new ones, without a promise when these overwrite it, and says nothing of the
     * write-ahead log, replicas and backups. What makes erasure final here is the destruction of the epoch's key.
     */
    scrub: () =>
      underWay.begin(() => transactions.alone("VACUUM messages, bodies, files, people, contacts, letters")),
    close: () => underWay.end(() => pool.end()),
  };
}
