import type pg from "pg";
import { Refusal } from "../../domain/refusal.ts";
import type { Deed, Statement, Step } from "../deed.ts";
import { StoreProblem } from "../store-problem.ts";
import { statementForPostgres } from "./dialect.ts";

/** Reads see one moment through all their statements, as they do on SQLite. */
const BEGIN_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const BEGIN_WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED";

/**
 * Two transactions met: unique_violation (two sent the same at once), serialization_failure, deadlock_detected.
 * The one that lost starts over and finds what the other one left.
 */
const MET_ANOTHER = new Set(["23505", "40001", "40P01"]);
const ATTEMPTS = 10;

/** Runs deeds, each in a transaction of its own on a connection of the pool. */
export class Transactions {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  read(deed: () => Deed<unknown>): Promise<unknown> {
    return this.#connected((client) => inTransaction(client, BEGIN_READ, deed));
  }

  write(deed: () => Deed<unknown>): Promise<unknown> {
    return this.#connected(async (client) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await inTransaction(client, BEGIN_WRITE, deed);
        } catch (error) {
          if (attempt === ATTEMPTS || !MET_ANOTHER.has((error as { code?: string }).code ?? "")) throw error;
        }
      }
    });
  }

  /** For what PostgreSQL does outside of transactions only. */
  async alone(sql: string): Promise<void> {
    await this.#connected((client) => client.query(sql));
  }

  async #connected<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    let client: pg.PoolClient | undefined;
    let broken = false;
    try {
      client = await this.#pool.connect();
      return await work(client);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      // An error with a SQLSTATE came from the server over a connection that is well; after any other it may not be.
      broken = !/^[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? "");
      throw new StoreProblem("not-stored", "The database could not do this just now.", { cause: error });
    } finally {
      client?.release(broken);
    }
  }
}

async function inTransaction(
  client: pg.PoolClient,
  begin: string,
  deed: () => Deed<unknown>,
): Promise<unknown> {
  await client.query(begin);
  try {
    const result = await run(client, deed());
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // Over a connection that broke this fails too, and the transaction is gone without it.
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function run(client: pg.PoolClient, deed: Deed<unknown>): Promise<unknown> {
  let step = deed.next();
  while (!step.done) step = deed.next(await execute(client, step.value));
  return step.value;
}

async function execute(client: pg.PoolClient, { statement, want, params }: Step): Promise<unknown> {
  const { rows, rowCount } = await client.query({
    name: statement.name,
    text: textOf(statement),
    values: [...params],
  });
  if (want === "run") return rowCount ?? 0;
  return want === "get" ? rows[0] : rows;
}

const texts = new Map<Statement, string>();

function textOf(statement: Statement): string {
  const known = texts.get(statement);
  if (known !== undefined) return known;
  const text = statementForPostgres(statement.sql);
  texts.set(statement, text);
  return text;
}
