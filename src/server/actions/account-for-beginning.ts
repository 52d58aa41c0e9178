import type { Millis } from "../domain/identifiers.ts";
import { KEPT_LOG_MS } from "../domain/periods.ts";
import type { KeptHead } from "../domain/signed-statement.ts";
import type { AuditHead, AuditRow } from "../ports/audit.ts";
import type { LogFinding } from "./explain-breaks.ts";

/** Whether this row says that all rows up to the beginning were erased, with the hash of the last of them. */
export function tellsOf(row: AuditRow, begins: AuditHead): boolean {
  const told = row.action === "log.erased" && row.actorKind === "system" && row.outcome === "done";
  return (
    told && row.objectId === begins.seq && detailOf(row).hash === Buffer.from(begins.hash).toString("hex")
  );
}

/**
 * Where a log begins is one row of the database, which who may write it can write. So the log itself must say that what
 * went before was erased, and neither that row nor any head that was kept may show that it was younger than six years.
 * @param erasure the row that tells of it
 */
export function accountForBeginning(
  begins: AuditHead,
  erasure: AuditRow | undefined,
  heads: readonly KeptHead[],
  now: Millis,
): LogFinding[] {
  if (begins.seq === 0) return [];
  const missing = { from: 1, to: begins.seq };
  if (erasure === undefined) return [{ kind: "beginning-unaccounted", ...missing }];
  const { until } = detailOf(erasure);
  const before = Math.min(erasure.at, now) - KEPT_LOG_MS;
  const old = typeof until === "number" && until < before;
  return old && !heads.some((head) => showsYounger(head, begins.seq, before))
    ? []
    : [{ kind: "erased-early", ...missing }];
}

/**
 * A head is kept within a minute of its row: one of a row that is gone was kept more than six years ago. And what was
 * the oldest row then goes when its own time is over.
 * @param before when what was erased must have been written
 */
export function showsYounger({ seq, issuedAt, oldest }: KeptHead, begins: number, before: Millis): boolean {
  if (seq <= begins && issuedAt >= before) return true;
  return oldest !== undefined && oldest.seq <= begins && oldest.at >= before;
}

function detailOf({ detail }: AuditRow): { hash?: unknown; until?: unknown } {
  try {
    return (JSON.parse(detail) ?? {}) as object;
  } catch {
    return {};
  }
}
