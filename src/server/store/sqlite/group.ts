import { Refusal } from "../../domain/refusal.ts";
import { deedNamed } from "../deeds.ts";
import type { Answer, Call, Failure } from "./batch.ts";
import type { Connection } from "./connection.ts";

/**
 * Carries out a group of calls in one transaction, so that one fsync confirms all of them. A call that fails leaves
 * nothing of itself and takes none of its neighbours along. Nearly every failure is a refusal before anything was
 * written; only when one comes later is the group run again with a savepoint for each call, which would otherwise
 * cost every append 2 µs for nothing.
 */
export function runGroup(
  connection: Connection,
  calls: readonly Call[],
  begin: "BEGIN" | "BEGIN IMMEDIATE",
): Answer {
  try {
    return (
      inTransaction(connection, begin, () => runPlainly(connection, calls)) ??
      inTransaction(connection, begin, () => runWithSavepoints(connection, calls)) ?? {
        values: [],
        failures: [],
      }
    );
  } catch (error) {
    return { values: [], failures: calls.map((_, place) => [place, failureOf(error)]) };
  }
}

/** Commits what `work` returns, unless that is undefined. */
function inTransaction(
  { db }: Connection,
  begin: string,
  work: () => Answer | undefined,
): Answer | undefined {
  db.exec(begin);
  try {
    const answer = work();
    db.exec(answer === undefined ? "ROLLBACK" : "COMMIT");
    return answer;
  } catch (error) {
    // Some errors, a full disk among them, have rolled back already.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** @returns undefined when a call failed after it had written */
function runPlainly(connection: Connection, calls: readonly Call[]): Answer | undefined {
  const values: unknown[] = [];
  const failures: [number, Failure][] = [];
  for (const { name, args } of calls) {
    connection.wrote = false;
    try {
      values.push(connection.run(deedNamed(name)(...args)));
    } catch (error) {
      if (!connection.db.isTransaction) throw error;
      if (connection.wrote) return undefined;
      failures.push([values.push(undefined) - 1, failureOf(error)]);
    }
  }
  return { values, failures };
}

function runWithSavepoints(connection: Connection, calls: readonly Call[]): Answer {
  const { db } = connection;
  const values: unknown[] = [];
  const failures: [number, Failure][] = [];
  for (const { name, args } of calls) {
    db.exec("SAVEPOINT call");
    try {
      values.push(connection.run(deedNamed(name)(...args)));
    } catch (error) {
      if (!db.isTransaction) throw error;
      db.exec("ROLLBACK TO call");
      failures.push([values.push(undefined) - 1, failureOf(error)]);
    }
    db.exec("RELEASE call");
  }
  return { values, failures };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { refusal: error.code, field: error.field };
  return { problem: "The database could not do this just now.", cause: String(error) };
}
