import { setTimeout as rest } from "node:timers/promises";
import type { Clock } from "../ports/clock.ts";
import type { ExpiredMessages } from "../ports/message-store.ts";

interface Ports {
  readonly expired: Pick<ExpiredMessages, "erase">;
  readonly clock: Clock;
}

/**
 * Each of these rows lies on a page of its own, so a few at a time, with rests: 2,500 rows a second, in which nobody
 * who posts waits for longer than a millisecond. What has not ended after a while goes on without rests.
 */
const BATCH = 25;
const REST_MS = 10;
const RESTS_FOR_MS = 30_000;

/**
 * After what was said (expire-messages.ts): erases that it was said, by whom and when, of messages that expired.
 * @returns how many were erased
 */
export function eraseTraces({ expired, clock }: Ports) {
  return async (): Promise<number> => {
    const beganAt = performance.now();
    let total = 0;
    for (;;) {
      const erased = await expired.erase(clock.now(), BATCH);
      total += erased;
      if (erased < BATCH) return total;
      if (performance.now() - beganAt < RESTS_FOR_MS) await rest(REST_MS);
    }
  };
}
