import type { Millis } from "../domain/identifiers.ts";

const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;

/** How often letters with a new password's link leave: one in `restMs`, `mostADay` a day. */
export interface ResetLimits {
  readonly restMs: Millis;
  readonly mostADay: number;
}

export const FOR_AN_ACCOUNT: ResetLimits = { restMs: 5 * MINUTE, mostADay: 5 };
/** A whole clinic may sit behind one address. */
export const FROM_A_NETWORK: ResetLimits = { restMs: 0, mostADay: 50 };

/** Beyond this the oldest are forgotten, so that asking cannot fill the memory. */
const MOST_KEYS = 50_000;

/**
 * Counted in memory, and afresh after a restart. `key`: what is asked for, or from where.
 * @returns what says whether one more may leave now, and counts it then
 */
export function resetsAskedFor({ restMs, mostADay }: ResetLimits) {
  const left = new Map<string, readonly Millis[]>();
  return (key: string, now: Millis): boolean => {
    const today = (left.get(key) ?? []).filter((at) => at > now - DAY);
    const last = today.at(-1);
    if (today.length >= mostADay || (last !== undefined && now < last + restMs)) return false;
    left.delete(key);
    left.set(key, [...today, now]);
    for (const [oldest, times] of left) {
      if (left.size <= MOST_KEYS && (times.at(-1) ?? 0) > now - DAY) break; // the others are younger
      left.delete(oldest);
    }
    return true;
  };
}
