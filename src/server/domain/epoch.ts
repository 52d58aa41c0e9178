import type { Millis } from "./identifiers.ts";

/** Messages of the same ten minutes are sealed under the same key, which dies with the last of them. */
export const EPOCH_MS: Millis = 10 * 60_000;

/**
 * How long after its end an epoch may still gain a message that was sealed just before: far longer than a commit
 * takes, far shorter than the shortest retention.
 */
const LATE_COMMITS_MS: Millis = 5 * 60_000;

export type Epoch = number;

export function epochOf(at: Millis): Epoch {
  return Math.floor(at / EPOCH_MS);
}

/** Nothing can be sealed in this epoch any more, nor is anything still on its way to the disk. */
export function isClosed(epoch: Epoch, now: Millis): boolean {
  return now >= (epoch + 1) * EPOCH_MS + LATE_COMMITS_MS;
}
