import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Deed, Statement, Step } from "../deed.ts";

/** Kept in memory for each connection, in KiB: enough for the pages that a busy day's appends touch. */
const CACHE_KIB = 32 * 1024;
/** Other connections of this process hold the write lock for the length of a checkpoint at most. */
const BUSY_MS = 10_000;

/**
 * The journal is checkpointed by the engine (keeping.ts); only if that fails for long does a commit do it, at this
 * many pages of 4 KiB.
 */
const CHECKPOINT_AT_LAST = 30_000;

/** One connection with its prepared statements. */
export class Connection {
  readonly db: DatabaseSync;
  /** Whether a statement has changed anything since this was last set to false. */
  wrote = false;
  readonly #prepared = new Map<Statement, StatementSync>();

  /** `auto_vacuum` takes effect only before the first table, and `secure_delete` is off unless asked for. */
  constructor(file: string) {
    this.db = new DatabaseSync(file, { timeout: BUSY_MS });
    this.db.exec(`
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -${CACHE_KIB};
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_AT_LAST};
    `);
  }

  /** Runs a deed to its end within the transaction that is open. */
  run(deed: Deed<unknown>): unknown {
    let step = deed.next();
    while (!step.done) step = deed.next(this.#execute(step.value));
    return step.value;
  }

  #execute({ statement, want, params }: Step): unknown {
    const prepared = this.#prepared.get(statement) ?? this.#prepare(statement);
    if (want === "all") {
      const rows = prepared.all(...params);
      if (statement.writes && rows.length > 0) this.wrote = true;
      return rows;
    }
    if (want === "get") {
      const row = prepared.get(...params);
      if (statement.writes && row !== undefined) this.wrote = true;
      return row;
    }
    const changed = Number(prepared.run(...params).changes);
    if (changed > 0) this.wrote = true;
    return changed;
  }

  #prepare(statement: Statement): StatementSync {
    const prepared = this.db.prepare(statement.sql.replace(/\$(\d+)/g, "?$1"));
    this.#prepared.set(statement, prepared);
    return prepared;
  }
}
