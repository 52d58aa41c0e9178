/**
 * Each method of the store is written once, as a generator: it yields statements and is given their results. The
 * SQLite worker runs it at once inside a group's transaction; the PostgreSQL adapter awaits each statement.
 */
export type Value = number | string | null | Uint8Array;

export interface Statement {
  /** Unique in the process: PostgreSQL keeps the prepared statement under it. */
  readonly name: string;
  /** With `$1`, `$2` … for parameters. */
  readonly sql: string;
  readonly writes: boolean;
}

export interface Step {
  readonly statement: Statement;
  /** all: every row; get: the first row or undefined; run: how many rows changed. */
  readonly want: "all" | "get" | "run";
  readonly params: readonly Value[];
}

export type Deed<Result> = Generator<Step, Result, unknown>;

let statements = 0;

/** Made once for each statement, at the top of a file, so that both engines can keep it prepared. */
export function statement(sql: string): Statement {
  statements += 1;
  return { name: `s${statements}`, sql, writes: !/^\s*(SELECT|WITH)\b/.test(sql) };
}

export function* all<Row>(wanted: Statement, ...params: Value[]): Deed<Row[]> {
  return (yield { statement: wanted, want: "all", params }) as Row[];
}

export function* get<Row>(wanted: Statement, ...params: Value[]): Deed<Row | undefined> {
  return (yield { statement: wanted, want: "get", params }) as Row | undefined;
}

export function* run(wanted: Statement, ...params: Value[]): Deed<number> {
  return (yield { statement: wanted, want: "run", params }) as number;
}
