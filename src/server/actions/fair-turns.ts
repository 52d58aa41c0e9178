import { setTimeout as rest, setImmediate as turn } from "node:timers/promises";
import type { Millis } from "../domain/identifiers.ts";

/**
 * What all files together take in one turn of the event loop. A socket alone is read for 2 MiB in a row when that
 * much is there; with eight of them each step of posting a message waited for 10 ms.
 */
const BYTES_A_TURN = 256 * 1024;
/** For so long after a message the next one is expected, and files go gently. */
const MESSAGES_WITHIN_MS = 100;
/** What all files together take meanwhile: 48 MB a second, which fills a line of 384 Mbit/s. */
const GENTLE_BYTES_A_MS = 48_000;

/** Shared by all files on their way in or out, and told of every message. */
export interface FairTurns {
  readonly messageComes: () => void;
  /** After `bytes` of a file; resolves when more of it may be taken. */
  readonly takeTurn: (bytes: number) => Promise<void>;
}

/** `now` need not be the time of day. */
interface Time {
  now(): Millis;
  rest(ms: Millis): Promise<void>;
}

/**
 * Files have all that the machine gives while nobody chats. While messages come, files wait and messages do not: on a
 * core that is full of uploads every step of posting waits for its turn, and in front of a disk that is full of them
 * the database's fsync does.
 */
export function fairTurns(time: Time = { now: () => performance.now(), rest: (ms) => rest(ms) }): FairTurns {
  let messageAt = Number.NEGATIVE_INFINITY;
  let freeAt = Number.NEGATIVE_INFINITY;
  let left = BYTES_A_TURN;
  let next: Promise<void> | undefined;
  const takeGently = (bytes: number, now: Millis): Promise<void> => {
    freeAt = Math.max(freeAt, now) + bytes / GENTLE_BYTES_A_MS;
    return time.rest(freeAt - now);
  };
  return {
    messageComes() {
      messageAt = time.now();
    },
    async takeTurn(bytes) {
      const now = time.now();
      if (now < messageAt + MESSAGES_WITHIN_MS) return await takeGently(bytes, now);
      left -= bytes;
      if (left > 0) return;
      next ??= turn().then(() => {
        left = BYTES_A_TURN;
        next = undefined;
      });
      await next;
    },
  };
}
