import type { Later } from "../ports/later.ts";

interface Log {
  error(about: object, message: string): void;
}

/** Work for after the answer: it begins when the turn in which the answer was given is over. */
export class AfterTheAnswer implements Later {
  readonly #log: Log;
  readonly #underWay = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  do(what: string, work: () => Promise<void>): void {
    const done = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => {
        const about = { what, error: error instanceof Error ? error.name : "Error" };
        this.#log.error(about, "something could not be done after the answer");
      })
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
}
