/** Deeds that have begun and not ended. Whoever asked may be gone: what a deed began is brought to its end all the same. */
export class DeedsUnderWay {
  readonly #underWay = new Set<Promise<unknown>>();

  /** The same deeds, known while they are under way. What is no function, or gives no promise, stays as it is. */
  watched<Deeds extends object>(deeds: Deeds): Deeds {
    const watched = Object.entries(deeds).map(([name, deed]) => [name, this.#watch(deed)]);
    return Object.fromEntries(watched);
  }

  /** Resolves when none is under way any more: what was done is in the log too. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  #watch(deed: unknown): unknown {
    if (typeof deed !== "function") return deed;
    return (...given: unknown[]) => {
      const result: unknown = deed(...given);
      if (result instanceof Promise) this.#note(result);
      return result;
    };
  }

  #note(result: Promise<unknown>): void {
    const forget = () => this.#underWay.delete(result);
    this.#underWay.add(result);
    result.then(forget, forget);
  }
}
