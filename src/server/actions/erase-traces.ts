import type { Clock } from "../ports/clock.ts";
import type { ExpiredMessages } from "../ports/message-store.ts";
import { inGentleBatches } from "./in-gentle-batches.ts";

interface Ports {
  readonly expired: Pick<ExpiredMessages, "erase">;
  readonly clock: Clock;
}

/**
 * Each of these rows lies on a page of its own, so a few at a time, with rests: 2,500 rows a second, in which nobody
 * who posts waits for longer than a millisecond.
 */
const PACE = { size: 25, restMs: 10, restsForMs: 30_000 };

/**
 * After what was said (expire-messages.ts): erases that it was said, by whom and when, of messages that expired.
 * @returns how many were erased
 */
export function eraseTraces({ expired, clock }: Ports) {
  return (): Promise<number> => inGentleBatches(PACE, (limit) => expired.erase(clock.now(), limit));
}
