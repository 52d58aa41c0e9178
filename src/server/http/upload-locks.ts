import type { Lock, Locker } from "@tus/server";

/** So long may whoever is at it take to end by itself. */
const ENDS_WITHIN_MS = 3_000;

interface Holder {
  readonly released: Promise<void>;
  readonly release: () => void;
  /** Somebody waits. */
  readonly ask: () => void;
}

/**
 * One request at a time on each upload. The later one wins: the earlier one may belong to a phone that fell asleep,
 * whose connection nobody has told to end. (The library's own locker waits by turning the event loop over and over.)
 */
export class UploadLocks {
  readonly #holders = new Map<string, Holder>();

  /** @param stop ends the one request that locks by this */
  locker(stop: () => void): Locker {
    return { newLock: (id) => this.#lock(id, stop) };
  }

  #lock(id: string, stop: () => void): Lock {
    let timer: NodeJS.Timeout | undefined;
    return {
      lock: async () => {
        for (let holder = this.#holders.get(id); holder; holder = this.#holders.get(id)) {
          holder.ask();
          await holder.released;
        }
        const { promise, resolve } = Promise.withResolvers<void>();
        const ask = () => {
          timer ??= setTimeout(stop, ENDS_WITHIN_MS);
        };
        this.#holders.set(id, { released: promise, release: resolve, ask });
      },
      unlock: async () => {
        clearTimeout(timer);
        this.#holders.get(id)?.release();
        this.#holders.delete(id);
      },
    };
  }
}
