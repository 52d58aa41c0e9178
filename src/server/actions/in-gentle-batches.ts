import { setTimeout as rest } from "node:timers/promises";
import type { Millis } from "../domain/identifiers.ts";

/** `restMs` between batches, for `restsForMs`; what has not ended by then goes on without rests. */
interface Pace {
  readonly size: number;
  readonly restMs: Millis;
  readonly restsForMs: Millis;
}

/**
 * Does a large work in small batches with rests, so that whoever posts meanwhile waits for one batch at most.
 * @param work does up to so many and resolves to how many it did; fewer than asked for ends it
 * @returns how many in all
 */
export async function inGentleBatches(
  { size, restMs, restsForMs }: Pace,
  work: (limit: number) => Promise<number>,
): Promise<number> {
  const beganAt = performance.now();
  let total = 0;
  for (;;) {
    const done = await work(size);
    total += done;
    if (done < size) return total;
    if (performance.now() - beganAt < restsForMs) await rest(restMs);
  }
}
