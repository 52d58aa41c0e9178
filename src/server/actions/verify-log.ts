import type { KeptHead } from "../domain/signed-statement.ts";
import type { AuditChain, AuditHead, AuditStore } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";
import { accountForBeginning, tellsOf } from "./account-for-beginning.ts";
import { explainBreaks, type LogFinding, type Suspect } from "./explain-breaks.ts";

const PAGE = 1_000;
/** More than an explanation can use; what breaks later is counted only. */
const MOST_SUSPECTS = 60;

interface Ports {
  readonly auditRows: Pick<AuditStore, "beginning" | "page">;
  readonly chain: AuditChain;
  readonly clock: Clock;
}

export interface VerifiedLog {
  readonly rows: number;
  /** Of the last row; 0 where there is none. */
  readonly last: number;
  readonly findings: readonly LogFinding[];
  /** Rows that do not follow the one before them, beyond those that were looked into. */
  readonly further: number;
}

/**
 * Walks the whole chain, and compares it with heads that were kept elsewhere: what a chain cannot show by itself is
 * that its end was cut off, and that somebody computed all of it anew. Where it does not begin with the first row, it has
 * to account for that itself.
 */
export function verifyLog({ auditRows, chain, clock }: Ports) {
  return async (heads: readonly KeptHead[]): Promise<VerifiedLog> => {
    const begins = (await auditRows.beginning()) ?? chain.origin;
    const walk = new Walk(chain, begins, heads);
    for (;;) {
      const rows = await auditRows.page(walk.seq, PAGE);
      for (const row of rows) walk.take(row);
      if (rows.length < PAGE) break;
    }
    return walk.end(accountForBeginning(begins, walk.erasure, heads, clock.now()));
  };
}

type Row = Suspect["row"];

/** Where one is in the chain, and what was seen on the way. */
class Walk {
  readonly #chain: AuditChain;
  readonly #begins: AuditHead;
  readonly #heads: Map<number, Set<string>>;
  readonly #suspects: Suspect[] = [];
  readonly #findings: LogFinding[] = [];
  readonly #other = new Set<number>();
  #previous: AuditHead;
  #before: Uint8Array;
  /** By how much rows stand lower or higher than they were written, from some place on. */
  #shift = 0;
  #rows = 0;
  #further = 0;
  #erasure: Row | undefined;

  constructor(chain: AuditChain, begins: AuditHead, heads: readonly KeptHead[]) {
    this.#chain = chain;
    this.#begins = begins;
    this.#previous = begins;
    this.#before = begins.hash;
    this.#heads = new Map();
    for (const { seq, hash } of heads) this.#heads.set(seq, (this.#heads.get(seq) ?? new Set()).add(hash));
    this.#compare(begins);
  }

  get seq(): number {
    return this.#previous.seq;
  }

  /** The row that tells of what was erased before the beginning. */
  get erasure(): Row | undefined {
    return this.#erasure;
  }

  take(row: Row): void {
    this.#rows += 1;
    const expected = this.#previous.seq + 1;
    if (row.seq > expected) this.#findings.push({ kind: "removed", from: expected, to: row.seq - 1 });
    else if (!this.#follows(row, this.#shift)) this.#suspect(row);
    this.#compare(row);
    if (tellsOf(row, this.#begins)) this.#erasure ??= row;
    this.#before = this.#previous.hash;
    this.#previous = { seq: row.seq, hash: row.hash };
  }

  end(ofBeginning: readonly LogFinding[]): VerifiedLog {
    const last = this.#previous.seq;
    const beyond = Math.max(0, ...[...this.#heads.keys()]);
    if (beyond > last) this.#findings.push({ kind: "cut-off", from: last + 1, to: beyond });
    for (const seq of this.#other) this.#findings.push({ kind: "not-the-one-noted", seq });
    const findings = [...ofBeginning, ...this.#findings, ...explainBreaks(this.#chain, this.#suspects)];
    const place = (one: LogFinding): number => ("seq" in one ? one.seq : one.from);
    return {
      rows: this.#rows,
      last,
      findings: findings.sort((one, other) => place(one) - place(other)),
      further: this.#further,
    };
  }

  #follows(row: Row, shift: number): boolean {
    const hash = this.#chain.hashOf(this.#previous.hash, { ...row, seq: row.seq - shift });
    return Buffer.from(hash).equals(row.hash);
  }

  /** Rows that were renumbered follow each other still, only not by the numbers that they have now. */
  #suspect(row: Row): void {
    const shift = [-1, 1, -2, 2, -3, 3].find((by) => this.#follows(row, this.#shift + by));
    if (shift !== undefined) {
      this.#shift += shift;
      const first = this.#suspects.at(-1)?.row.seq === row.seq - 1 ? this.#suspects.pop() : undefined;
      this.#findings.push({ kind: "renumbered", from: first?.row.seq ?? row.seq, by: shift, to: row.seq });
      return;
    }
    if (this.#suspects.length === MOST_SUSPECTS) {
      this.#further += 1;
      return;
    }
    this.#suspects.push({ row, previous: this.#previous.hash, before: this.#before });
  }

  /** What a head that was kept elsewhere says of this row. */
  #compare({ seq, hash }: AuditHead): void {
    const noted = this.#heads.get(seq);
    if (noted === undefined) return;
    const held = Buffer.from(hash).toString("hex");
    if ([...noted].some((each) => each !== held)) this.#other.add(seq);
  }
}
