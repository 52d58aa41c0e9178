import type pg from "pg";
import { migrationsAfter } from "../migrations.ts";
import { StoreProblem } from "../store-problem.ts";
import { migrationForPostgres } from "./dialect.ts";

/** Any number that nothing else in the database locks: nodes that start at once migrate one after the other. */
const LOCK = 5_024_240_024;

/** @throws StoreProblem `database-unreachable` or `database-newer` */
export async function migratePostgres(pool: pg.Pool): Promise<void> {
  const client = await connect(pool);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await migrate(client);
  } finally {
    // Ends the connection, and the lock with it.
    client.release(true);
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreProblem(
      "database-unreachable",
      `The database named by DATABASE_URL cannot be reached (${reason}). Please check that it runs and that the` +
        " address, user and password are right.",
      { cause },
    );
  }
}

async function migrate(client: pg.PoolClient): Promise<void> {
  await client.query("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)");
  const { rows } = await client.query<{ version: number }>("SELECT version FROM schema_version");
  if (rows.length === 0) await client.query("INSERT INTO schema_version VALUES (0)");
  for (const { version, sql } of migrationsAfter(rows[0]?.version ?? 0)) {
    await client.query("BEGIN");
    try {
      await client.query(migrationForPostgres(sql));
      await client.query("UPDATE schema_version SET version = $1", [version]);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    }
  }
}
