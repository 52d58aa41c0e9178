import type { Millis, PersonId, ThreadId } from "../domain/identifiers.ts";
import type { ThreadView } from "../domain/thread-view.ts";
import type { Clock } from "../ports/clock.ts";
import type { ThreadStore } from "../ports/thread-store.ts";

/** How long a view may be used without asking the store again, should word of a change not have come. */
const REMEMBERED_MS: Millis = 2_000;
const MOST_VIEWS = 10_000;

interface Remembered {
  readonly view: Promise<ThreadView | undefined>;
  readonly personId: PersonId;
  readonly threadId: ThreadId;
  readonly until: Millis;
}

/**
 * `ThreadStore.view` for those who ask for the same one again and again, as every message of a lively thread does.
 * It may be late by two seconds for what is read; the store checks the membership again in the transaction of every
 * write. Whoever changes a thread's members forgets it here.
 */
export class RememberedViews implements Pick<ThreadStore, "view"> {
  readonly #store: Pick<ThreadStore, "view">;
  readonly #clock: Clock;
  readonly #most: number;
  /** The longest unused first. */
  readonly #views = new Map<string, Remembered>();

  constructor(store: Pick<ThreadStore, "view">, clock: Clock, most = MOST_VIEWS) {
    this.#store = store;
    this.#clock = clock;
    this.#most = most;
  }

  view(personId: PersonId, threadId: ThreadId): Promise<ThreadView | undefined> {
    const key = `${personId} ${threadId}`;
    const now = this.#clock.now();
    const remembered = this.#views.get(key);
    this.#views.delete(key);
    if (remembered !== undefined && now < remembered.until) {
      this.#views.set(key, remembered);
      return remembered.view;
    }
    return this.#ask(key, personId, threadId, now);
  }

  forget(threadId: ThreadId): void {
    this.#forgetWhere((remembered) => remembered.threadId === threadId);
  }

  /** An organisation has changed what stands in its threads' views. */
  forgetAll(): void {
    this.#views.clear();
  }

  forgetPerson(personId: PersonId): void {
    this.#forgetWhere((remembered) => remembered.personId === personId);
  }

  /** Who asks meanwhile shares the answer; that there is no such thread, or an error, is not remembered. */
  #ask(key: string, personId: PersonId, threadId: ThreadId, now: Millis): Promise<ThreadView | undefined> {
    const view = this.#store.view(personId, threadId);
    const remembered = { view, personId, threadId, until: now + REMEMBERED_MS };
    this.#views.set(key, remembered);
    const unlessFound = (found?: ThreadView) => {
      if (found === undefined && this.#views.get(key) === remembered) this.#views.delete(key);
    };
    view.then(unlessFound, () => unlessFound());
    if (this.#views.size > this.#most) this.#forgetOldest();
    return view;
  }

  #forgetOldest(): void {
    for (const key of this.#views.keys()) {
      this.#views.delete(key);
      return;
    }
  }

  #forgetWhere(concerns: (remembered: Remembered) => boolean): void {
    for (const [key, remembered] of this.#views) if (concerns(remembered)) this.#views.delete(key);
  }
}
