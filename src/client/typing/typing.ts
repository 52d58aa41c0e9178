import { type ReadonlySignal, signal } from "@preact/signals";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";

export type TypingParts = {
  readonly send: (frame: FrameUp) => boolean;
  readonly after: (ms: number, deed: () => void) => () => void;
  readonly now: () => number;
};

const TELL_EVERY_MS = 3_000;
const SHOWN_FOR_MS = 5_000;

/** Who is writing, told and heard. */
export class Typing {
  readonly #parts: TypingParts;
  readonly #people = signal<ReadonlyMap<number, readonly number[]>>(new Map());
  readonly #ends = new Map<string, () => void>();
  #toldAt = 0;
  #toldIn = 0;

  constructor(parts: TypingParts) {
    this.#parts = parts;
  }

  /** Who is writing now, by thread. */
  get people(): ReadonlySignal<ReadonlyMap<number, readonly number[]>> {
    return this.#people;
  }

  /** This person typed something: told at most every three seconds. */
  typed(threadId: number): void {
    if (this.#toldIn === threadId && this.#parts.now() - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = this.#parts.now();
    this.#toldIn = threadId;
    this.#parts.send({ type: "typing", threadId });
  }

  /** What was typed has been sent: the next keystroke is told at once. */
  stopped(): void {
    this.#toldIn = 0;
  }

  heard(threadId: number, personId: number): void {
    const key = `${threadId} ${personId}`;
    this.#ends.get(key)?.();
    const cancel = this.#parts.after(SHOWN_FOR_MS, () => this.wrote(threadId, personId));
    this.#ends.set(key, cancel);
    const those = this.#people.value.get(threadId) ?? [];
    if (!those.includes(personId)) this.#show(threadId, [...those, personId]);
  }

  /** Their message came, or nothing more: they are no longer writing it. */
  wrote(threadId: number, personId: number): void {
    const key = `${threadId} ${personId}`;
    this.#ends.get(key)?.();
    this.#ends.delete(key);
    const those = this.#people.value.get(threadId) ?? [];
    const others = those.filter((id) => id !== personId);
    if (others.length < those.length) this.#show(threadId, others);
  }

  forgetAll(): void {
    for (const cancel of this.#ends.values()) cancel();
    this.#ends.clear();
    this.#people.value = new Map();
  }

  #show(threadId: number, people: readonly number[]): void {
    this.#people.value = new Map(this.#people.value).set(threadId, people);
  }
}
