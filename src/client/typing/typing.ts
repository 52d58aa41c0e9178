import { type ReadonlySignal, signal } from "@preact/signals";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";

export type TypingParts = {
  readonly send: (frame: FrameUp) => boolean;
  readonly after: (ms: number, deed: () => void) => () => void;
  readonly now: () => number;
};

export type Typing = {
  /** Who is writing now, by thread. */
  readonly people: ReadonlySignal<ReadonlyMap<number, readonly number[]>>;
  /** This person typed something: told at most every three seconds. */
  typed(threadId: number): void;
  /** The next keystroke is told at once: what was typed has been sent. */
  stopped(): void;
  heard(threadId: number, personId: number): void;
  /** Their message came: they are no longer writing it. */
  wrote(threadId: number, personId: number): void;
  forgetAll(): void;
};

const TELL_EVERY_MS = 3_000;
const SHOWN_FOR_MS = 5_000;

export function makeTyping(parts: TypingParts): Typing {
  const people = signal<ReadonlyMap<number, readonly number[]>>(new Map());
  const ends = new Map<string, () => void>();
  let toldAt = 0;
  let toldIn = 0;

  function end(threadId: number, personId: number): void {
    ends.get(`${threadId} ${personId}`)?.();
    ends.delete(`${threadId} ${personId}`);
    const those = people.value.get(threadId);
    if (!those?.includes(personId)) return;
    people.value = new Map(people.value).set(
      threadId,
      those.filter((id) => id !== personId),
    );
  }

  return {
    people,
    typed: (threadId) => {
      if (toldIn === threadId && parts.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = parts.now();
      toldIn = threadId;
      parts.send({ type: "typing", threadId });
    },
    stopped: () => {
      toldIn = 0;
    },
    heard: (threadId, personId) => {
      ends.get(`${threadId} ${personId}`)?.();
      ends.set(
        `${threadId} ${personId}`,
        parts.after(SHOWN_FOR_MS, () => end(threadId, personId)),
      );
      const those = people.value.get(threadId) ?? [];
      if (those.includes(personId)) return;
      people.value = new Map(people.value).set(threadId, [...those, personId]);
    },
    wrote: end,
    forgetAll: () => {
      for (const cancel of ends.values()) cancel();
      ends.clear();
      people.value = new Map();
    },
  };
}
