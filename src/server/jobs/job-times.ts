import type { Millis } from "../domain/identifiers.ts";
import type { JobTime, JobWatch } from "../ports/job-watch.ts";

interface Times {
  readonly everyMs: Millis;
  readonly lateAfterMs: Millis;
  succeededAt: Millis;
}

type Begun = Readonly<Record<"everyMs" | "lateAfterMs", Millis>> & { readonly name: string };

/** When each job last succeeded. One that hangs is late, too: it is asked when somebody wants to know. */
export class JobTimes implements JobWatch {
  readonly #now: () => Millis;
  readonly #jobs = new Map<string, Times>();

  /** @param now any clock that does not go back, in ms */
  constructor(now: () => Millis = () => performance.now()) {
    this.#now = now;
  }

  begins({ name, everyMs, lateAfterMs }: Begun): void {
    this.#jobs.set(name, { everyMs, lateAfterMs, succeededAt: this.#now() });
  }

  succeeded(name: string): void {
    const times = this.#jobs.get(name);
    if (times) times.succeededAt = this.#now();
  }

  silentMs(name: string): Millis {
    const times = this.#jobs.get(name);
    return times ? this.#now() - times.succeededAt : 0;
  }

  late(): readonly string[] {
    const names = [...this.#jobs.keys()];
    return names.filter((name) => this.silentMs(name) > (this.#jobs.get(name)?.lateAfterMs ?? 0));
  }

  times(): readonly JobTime[] {
    return [...this.#jobs].map(([name, { everyMs, lateAfterMs }]) => {
      const silentMs = this.silentMs(name);
      return { name, everyMs, silentMs, late: silentMs > lateAfterMs };
    });
  }
}
