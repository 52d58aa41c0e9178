import type { Ledger } from "./ledger.ts";

/** Moments in ms since 1970, durations in ms; typed arrays, so that they cross to the other process cheaply. */
export interface LoopResult {
  readonly confirmations: Timings;
  readonly deliveries: Timings;
  readonly sent: number;
  readonly missing: number;
  readonly surplus: number;
}

export interface Timings {
  readonly due: Float64Array;
  readonly took: Float64Array;
}

/** After the last message was sent, what is under way has this long to arrive; what has not is missing. */
const PATIENCE_MS = 10_000;

export async function settle(ledger: Ledger): Promise<LoopResult> {
  const until = performance.now() + PATIENCE_MS;
  while (!ledger.settled && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    confirmations: sinceEpoch(ledger.confirmations),
    deliveries: sinceEpoch(ledger.deliveries),
    ...ledger.count(),
  };
}

function sinceEpoch(samples: Timings): Timings {
  return { due: samples.due.map((moment) => moment + performance.timeOrigin), took: samples.took };
}
