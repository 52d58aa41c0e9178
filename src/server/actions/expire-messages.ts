import type { Clock } from "../ports/clock.ts";
import type { ExpiredMessages } from "../ports/message-store.ts";

interface Ports {
  readonly expired: Pick<ExpiredMessages, "blank" | "scrub">;
  readonly clock: Clock;
}

/** Few enough that a batch takes the one writer less than a millisecond, so that posting goes on in between. */
const BATCH = 250;

/**
 * Erases from disk what was said in messages that have expired. Nobody could see it any more: reading hides it at
 * the exact moment. Scrubs also what people deleted since the last time.
 * @returns how many were erased
 */
export function expireMessages({ expired, clock }: Ports) {
  return async (): Promise<number> => {
    let total = 0;
    for (;;) {
      const erased = await expired.blank(clock.now(), BATCH);
      total += erased;
      if (erased < BATCH) break;
    }
    await expired.scrub();
    return total;
  };
}
