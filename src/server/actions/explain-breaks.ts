import type { AuditChain, AuditRow } from "../ports/audit.ts";

/** What is wrong with a log. Numbers are those that rows have now. */
export type LogFinding =
  /** It is not what was written; or the row before it is not, and was given a hash that fits. */
  | { readonly kind: "changed"; readonly seq: number }
  /** It was written as another number. */
  | { readonly kind: "reordered"; readonly seq: number; readonly was: number }
  | { readonly kind: "removed"; readonly from: number; readonly to: number }
  /** From here on rows have other numbers than they were written with: some were taken out (below 0) or put in. */
  | { readonly kind: "renumbered"; readonly from: number; readonly to: number; readonly by: number }
  /** Rows that were there, by a head that was kept elsewhere. */
  | { readonly kind: "cut-off"; readonly from: number; readonly to: number }
  /** They are before the beginning, and no row says that they were erased. */
  | { readonly kind: "beginning-unaccounted"; readonly from: number; readonly to: number }
  /** A row says that they were erased, and what it says, or a head that was kept, that they were too young for it. */
  | { readonly kind: "erased-early"; readonly from: number; readonly to: number }
  /** By a head that was kept elsewhere, another row stood here. */
  | { readonly kind: "not-the-one-noted"; readonly seq: number };

/** A row that does not follow the one before it. */
export interface Suspect {
  readonly row: AuditRow;
  /** The hash of the row before it, and of the one before that. */
  readonly previous: Uint8Array;
  readonly before: Uint8Array;
}

/**
 * A row whose neighbour was changed or moved breaks the chain too. It is innocent if it follows something that is known:
 * the row that stands elsewhere now, or what the changed one would have had as its hash.
 */
export function explainBreaks(chain: AuditChain, suspects: readonly Suspect[]): LogFinding[] {
  const known = new Map<string, Uint8Array>();
  const know = (hash: Uint8Array): void => {
    known.set(Buffer.from(hash).toString("hex"), hash);
  };
  for (const { row, previous, before } of suspects) {
    know(row.hash);
    know(previous);
    know(before);
    know(chain.hashOf(previous, row));
  }
  const places = [...new Set(suspects.map(({ row }) => row.seq))];
  return suspects.flatMap(({ row }): LogFinding[] => {
    const was = [row.seq, ...places].find((seq) => followsAny(chain, { ...row, seq }, known.values()));
    if (was === undefined) return [{ kind: "changed", seq: row.seq }];
    return was === row.seq ? [] : [{ kind: "reordered", seq: row.seq, was }];
  });
}

function followsAny(chain: AuditChain, row: AuditRow, hashes: Iterable<Uint8Array>): boolean {
  for (const hash of hashes) {
    if (Buffer.from(chain.hashOf(hash, row)).equals(row.hash)) return true;
  }
  return false;
}
