import type { Millis } from "../domain/identifiers.ts";
import type { Counted, Measures } from "../ports/measures.ts";

/** Upper limits in milliseconds; a confirmation waits for a group of commits, and for the disk. */
const BUCKETS_MS = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

export interface Histogram {
  /** How many were at most so many seconds, cumulative, as Prometheus wants them. */
  readonly buckets: readonly (readonly [leSeconds: number, count: number])[];
  readonly sumSeconds: number;
  readonly count: number;
}

/** Counts since the start of the process: what reads them knows that they begin again at 0. */
export class CountedInMemory implements Measures {
  readonly #counts: Record<Counted, number> = { messages: 0, uploads: 0, strays: 0, lost: 0, errors: 0 };
  readonly #buckets = new Array<number>(BUCKETS_MS.length).fill(0);
  #sumMs = 0;
  #confirmed = 0;

  count(what: Counted, times = 1): void {
    this.#counts[what] += times;
  }

  confirmed(afterMs: Millis): void {
    this.#sumMs += afterMs;
    this.#confirmed += 1;
    const place = BUCKETS_MS.findIndex((limit) => afterMs <= limit);
    if (place >= 0) this.#buckets[place] = (this.#buckets[place] ?? 0) + 1;
  }

  get counts(): Readonly<Record<Counted, number>> {
    return this.#counts;
  }

  get confirmations(): Histogram {
    let below = 0;
    const buckets = BUCKETS_MS.map((limit, place) => {
      below += this.#buckets[place] ?? 0;
      return [limit / 1_000, below] as const;
    });
    return { buckets, sumSeconds: this.#sumMs / 1_000, count: this.#confirmed };
  }
}
