import type { FrameUp } from "../../shared/protocol/frames-up.ts";

export type ReadingParts = {
  readonly send: (frame: FrameUp) => boolean;
  readonly after: (ms: number, deed: () => void) => () => void;
  /** This person's own positions moved: the badge follows at once, without waiting for the server. */
  readonly onRead: (threadId: number, seq: number) => void;
};

export type Reading = {
  /** This device has everything up to `seq`. Told at most once a second for each thread. */
  received(threadId: number, seq: number): void;
  /** The person has seen everything up to `seq`. */
  seen(threadId: number, seq: number): void;
  /** The thread was opened: what is seen next makes it the last read one, even if nothing in it is new. */
  opened(threadId: number): void;
  /** After `welcome`: says again what was seen while the server was away. */
  connected(): void;
  forgetAll(): void;
};

const RECEIVED_EVERY_MS = 1_000;

export function makeReading(parts: ReadingParts): Reading {
  const have = new Map<number, number>();
  const told = new Map<number, number>();
  const seen = new Map<number, number>();
  const saidSeen = new Map<number, number>();
  const resting = new Set<number>();
  let cancels: (() => void)[] = [];

  function tellReceived(threadId: number): void {
    const seq = have.get(threadId) ?? 0;
    if (resting.has(threadId) || seq <= (told.get(threadId) ?? 0)) return;
    if (!parts.send({ type: "received", threadId, seq })) return;
    told.set(threadId, seq);
    resting.add(threadId);
    cancels.push(
      parts.after(RECEIVED_EVERY_MS, () => {
        resting.delete(threadId);
        tellReceived(threadId);
      }),
    );
  }

  function tellSeen(threadId: number, seq: number): void {
    if (!parts.send({ type: "read", threadId, seq })) return;
    saidSeen.set(threadId, seq);
    told.set(threadId, Math.max(seq, told.get(threadId) ?? 0));
  }

  return {
    received: (threadId, seq) => {
      have.set(threadId, Math.max(seq, have.get(threadId) ?? 0));
      tellReceived(threadId);
    },
    seen: (threadId, seq) => {
      const furthest = Math.max(seq, seen.get(threadId) ?? 0);
      if (saidSeen.get(threadId) === furthest) return;
      seen.set(threadId, furthest);
      parts.onRead(threadId, furthest);
      tellSeen(threadId, furthest);
    },
    opened: (threadId) => {
      saidSeen.delete(threadId);
    },
    connected: () => {
      for (const [threadId, seq] of seen) {
        parts.onRead(threadId, seq);
        if (saidSeen.get(threadId) !== seq) tellSeen(threadId, seq);
      }
      for (const threadId of have.keys()) tellReceived(threadId);
    },
    forgetAll: () => {
      for (const cancel of cancels) cancel();
      cancels = [];
      for (const memory of [have, told, seen, saidSeen, resting]) memory.clear();
    },
  };
}
