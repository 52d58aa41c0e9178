import type { FrameUp } from "../../shared/protocol/frames-up.ts";

export type ReadingParts = {
  readonly send: (frame: FrameUp) => boolean;
  readonly after: (ms: number, deed: () => void) => () => void;
  /** This person's own positions moved: the badge follows at once, without waiting for the server. */
  readonly onRead: (threadId: number, seq: number) => void;
};

const RECEIVED_EVERY_MS = 1_000;

/** Tells the server how far this device and this person have come in each thread. */
export class Reading {
  readonly #parts: ReadingParts;
  readonly #have = new Map<number, number>();
  readonly #told = new Map<number, number>();
  readonly #seen = new Map<number, number>();
  readonly #saidSeen = new Map<number, number>();
  readonly #resting = new Map<number, () => void>();

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** This device has everything up to `seq`. Told at most once a second for each thread. */
  received(threadId: number, seq: number): void {
    this.#have.set(threadId, Math.max(seq, this.#have.get(threadId) ?? 0));
    this.#tellReceived(threadId);
  }

  /** The person has seen everything up to `seq`. */
  seen(threadId: number, seq: number): void {
    const furthest = Math.max(seq, this.#seen.get(threadId) ?? 0);
    if (this.#saidSeen.get(threadId) === furthest) return;
    this.#seen.set(threadId, furthest);
    this.#parts.onRead(threadId, furthest);
    this.#tellSeen(threadId, furthest);
  }

  /** The thread was opened: what is seen next makes it the last read one, even if nothing in it is new. */
  opened(threadId: number): void {
    this.#saidSeen.delete(threadId);
  }

  /** After `welcome`: says again what was seen while the server was away. */
  connected(): void {
    for (const [threadId, seq] of this.#seen) {
      this.#parts.onRead(threadId, seq);
      if (this.#saidSeen.get(threadId) !== seq) this.#tellSeen(threadId, seq);
    }
    for (const threadId of this.#have.keys()) this.#tellReceived(threadId);
  }

  forgetAll(): void {
    for (const cancel of this.#resting.values()) cancel();
    for (const memory of [this.#have, this.#told, this.#seen, this.#saidSeen, this.#resting]) memory.clear();
  }

  #tellReceived(threadId: number): void {
    const seq = this.#have.get(threadId) ?? 0;
    if (this.#resting.has(threadId) || seq <= (this.#told.get(threadId) ?? 0)) return;
    if (!this.#parts.send({ type: "received", threadId, seq })) return;
    this.#told.set(threadId, seq);
    const cancel = this.#parts.after(RECEIVED_EVERY_MS, () => {
      this.#resting.delete(threadId);
      this.#tellReceived(threadId);
    });
    this.#resting.set(threadId, cancel);
  }

  #tellSeen(threadId: number, seq: number): void {
    if (!this.#parts.send({ type: "read", threadId, seq })) return;
    this.#saidSeen.set(threadId, seq);
    this.#told.set(threadId, Math.max(seq, this.#told.get(threadId) ?? 0));
  }
}
