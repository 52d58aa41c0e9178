/** The share `of` (0 to 1) of ascending `sorted` that is at or below the answer (nearest rank); NaN of nothing. */
export function percentile(sorted: Float64Array, of: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.max(1, Math.ceil(of * sorted.length));
  return sorted[rank - 1] as number;
}

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Of unordered measurements, in their own unit. */
export function spreadOf(values: Float64Array): Spread {
  const sorted = Float64Array.from(values).sort();
  return {
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  };
}

/** Pairs of numbers that grow without an object each: when something was due, and how long it took, in ms. */
export class Samples {
  #due = new Float64Array(65_536);
  #took = new Float64Array(65_536);
  #length = 0;

  add(due: number, took: number): void {
    if (this.#length === this.#due.length) this.#grow();
    this.#due[this.#length] = due;
    this.#took[this.#length] = took;
    this.#length += 1;
  }

  get due(): Float64Array {
    return this.#due.slice(0, this.#length);
  }

  get took(): Float64Array {
    return this.#took.slice(0, this.#length);
  }

  #grow(): void {
    const due = new Float64Array(this.#length * 2);
    const took = new Float64Array(this.#length * 2);
    due.set(this.#due);
    took.set(this.#took);
    this.#due = due;
    this.#took = took;
  }
}

/** What took how long, of the samples due in `[from, until)`. */
export function tookBetween(
  samples: { readonly due: Float64Array; readonly took: Float64Array },
  from: number,
  until: number,
): Float64Array {
  return samples.took.filter((_took, index) => {
    const due = samples.due[index] as number;
    return due >= from && due < until;
  });
}
