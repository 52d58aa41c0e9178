/**
 * Keeps in order what this node asks for the same thread, and off the pool what would only wait there for the
 * thread's row: one busy thread must not use up the connections of all others.
 */
export class Lanes {
  readonly #last = new Map<unknown, Promise<unknown>>();

  /** Begins `work` when what was given for the same key before has ended, well or not. */
  run<Result>(key: unknown, work: () => Promise<Result>): Promise<Result> {
    const done = (this.#last.get(key) ?? Promise.resolve()).then(work);
    const ended = done.catch(() => {});
    this.#last.set(key, ended);
    ended.then(() => {
      if (this.#last.get(key) === ended) this.#last.delete(key);
    });
    return done;
  }
}
