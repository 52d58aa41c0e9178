import { StoreProblem } from "../store-problem.ts";

/** Knows what has begun and not ended, so that closing can wait for it. */
export class UnderWay {
  readonly #begun = new Set<Promise<unknown>>();
  #end: Promise<void> | undefined;

  /** @throws StoreProblem `store-closed` after `end` */
  async begin<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#end) throw new StoreProblem("store-closed", "The database is closed.");
    const begun = work();
    this.#begun.add(begun);
    try {
      return await begun;
    } finally {
      this.#begun.delete(begun);
    }
  }

  /** Refuses all further work, and does `last` when what has begun is done. */
  end(last: () => Promise<void>): Promise<void> {
    this.#end ??= Promise.allSettled(this.#begun).then(last);
    return this.#end;
  }
}
