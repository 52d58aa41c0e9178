import type { Millis } from "../domain/identifiers.ts";

const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;

/** How often letters with a link leave: one in `restMs`, and after `freely` within a day one in `thenMs`. */
export interface ResetLimits {
  readonly restMs: Millis;
  readonly freely: number;
  readonly thenMs: Millis;
}

/** Who asks may be anybody: a limit for the whole day would let strangers keep the owner out of their reset. */
export const FOR_AN_ACCOUNT: ResetLimits = { restMs: 5 * MINUTE, freely: 5, thenMs: 60 * MINUTE };
/** A whole clinic may sit behind one address. */
export const FROM_A_NETWORK: ResetLimits = { restMs: 0, freely: 50, thenMs: DAY };

/** Beyond this the oldest are forgotten, so that asking cannot fill the memory. */
const MOST_KEYS = 50_000;

/**
 * Counted in memory, and afresh after a restart. `key`: what is asked for, or from where.
 * @returns what says whether one more may leave now, and counts it then
 */
export function resetsAskedFor({ restMs, freely, thenMs }: ResetLimits) {
  const left = new Map<string, readonly Millis[]>();
  return (key: string, now: Millis): boolean => {
    const today = (left.get(key) ?? []).filter((at) => at > now - DAY);
    const last = today.at(-1);
    const rest = today.length < freely ? restMs : thenMs;
    if (last !== undefined && now < last + rest) return false;
    left.delete(key);
    left.set(key, [...today, now]);
    for (const [oldest, times] of left) {
      if (left.size <= MOST_KEYS && (times.at(-1) ?? 0) > now - DAY) break; // the others are younger
      left.delete(oldest);
    }
    return true;
  };
}
