import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * What all uploads together take in one turn of the event loop. A socket alone is read for 2 MiB in a row when that
 * much is there; with eight of them each step of posting a message waited for 10 ms.
 */
const BYTES_A_TURN = 256 * 1024;

/** Shared by all who bring much: whoever has taken its part lets everybody else have a turn first. */
export function fairTurns() {
  let left = BYTES_A_TURN;
  let next: Promise<void> | undefined;
  return async (bytes: number): Promise<void> => {
    left -= bytes;
    if (left > 0) return;
    next ??= nextTurn().then(() => {
      left = BYTES_A_TURN;
      next = undefined;
    });
    await next;
  };
}
