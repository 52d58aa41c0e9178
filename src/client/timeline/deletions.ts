import { type ReadonlySignal, signal } from "@preact/signals";
import type { Message } from "../../shared/protocol/parts.ts";
import type { Answer } from "../connection/request.ts";
import { makeExpiryTimer } from "../expiry/expiry-timer.ts";

/** Under way as long as `failed` is null, else the sentence that says why the message still stands. */
export type Deletion = { readonly failed: string | null };

/** What was deleted last. `text` is what its author may write again; null for a file, and for a message of somebody else. */
export type Deleted = { readonly threadId: number; readonly text: string | null; readonly endsAt: number };

export type DeletionsParts = {
  readonly ask: (threadId: number, seq: number) => Promise<Answer<undefined>>;
  /** The message is gone for everyone. */
  readonly onDeleted: (threadId: number, seq: number) => void;
  readonly after: (ms: number, deed: () => void) => () => void;
  /** server time in ms */
  readonly now: () => number;
};

const SAID_FOR_MS = 10_000;

/** Deletes messages, and remembers the last one for the moment in which one may want its words back. */
export class Deletions {
  readonly #parts: DeletionsParts;
  readonly #deletions = signal<ReadonlyMap<string, Deletion>>(new Map());
  readonly #last = signal<Deleted | null>(null);
  readonly #timer: { set: (endsAt: number) => void };
  #openThread: number | null = null;

  constructor(parts: DeletionsParts) {
    this.#parts = parts;
    this.#timer = makeExpiryTimer({ now: parts.now, after: parts.after, expire: () => this.dismiss() });
  }

  get last(): ReadonlySignal<Deleted | null> {
    return this.#last;
  }

  of(threadId: number, seq: number): Deletion | null {
    return this.#deletions.value.get(keyOf(threadId, seq)) ?? null;
  }

  /** Asks the server, once at a time for each message. What is gone already counts as deleted. */
  async delete(threadId: number, message: Message, isOwn: boolean): Promise<void> {
    const key = keyOf(threadId, message.seq);
    if (this.#deletions.value.get(key)?.failed === null) return;
    this.#deletions.value = new Map(this.#deletions.value).set(key, { failed: null });
    const answer = await this.#parts.ask(threadId, message.seq);
    const after = new Map(this.#deletions.value);
    // Whoever has signed out meanwhile is told nothing any more.
    if (!after.delete(key)) return;
    const gone = answer.ok || answer.error.code === "message-not-found";
    if (!gone) after.set(key, { failed: answer.error.sentence });
    this.#deletions.value = after;
    if (!gone) return;
    this.#parts.onDeleted(threadId, message.seq);
    this.#say(threadId, message, isOwn);
  }

  /** Another thread on the screen ends what is said about this one. */
  opened(threadId: number): void {
    this.#openThread = threadId;
    if (this.#last.value?.threadId !== threadId) this.dismiss();
  }

  dismiss(): void {
    this.#timer.set(Number.POSITIVE_INFINITY);
    this.#last.value = null;
  }

  /** For a device that slept through the end. */
  expire(): void {
    if (this.#last.value !== null && this.#last.value.endsAt <= this.#parts.now()) this.dismiss();
  }

  forgetAll(): void {
    this.dismiss();
    this.#deletions.value = new Map();
    this.#openThread = null;
  }

  /** Its words must not outlive the message: not even here, and not for a moment. */
  #say(threadId: number, { text, expiresAt }: Message, isOwn: boolean): void {
    const now = this.#parts.now();
    if (threadId !== this.#openThread || expiresAt <= now) return;
    const endsAt = Math.min(now + SAID_FOR_MS, expiresAt);
    this.#last.value = { threadId, text: isOwn && text !== "" ? text : null, endsAt };
    this.#timer.set(endsAt);
  }
}

function keyOf(threadId: number, seq: number): string {
  return `${threadId} ${seq}`;
}
