import type { Operations } from "./http/deeds.ts";
import { describeMetrics, type MetricsPorts } from "./metrics/describe-metrics.ts";
import type { PeopleStore } from "./ports/people-store.ts";
import type { Secrets } from "./ports/secrets.ts";

interface OperationsPorts extends MetricsPorts {
  readonly people: Pick<PeopleStore, "anyOrganisation">;
  readonly secrets: Pick<Secrets, "same">;
  readonly log: { error(about: object, message: string): void };
}

/** What machines ask that watch over this one, and how the rest hears that the server is being stopped. */
export function composeOperations(
  ports: OperationsPorts,
  { metricsToken }: { readonly metricsToken: string | undefined },
): Operations & { stop(): void } {
  const listeners = new Set<() => void>();
  let stopping = false;
  let looking: Promise<boolean> | undefined;
  const isWell = () => {
    looking ??= canWork(ports).finally(() => {
      looking = undefined;
    });
    return looking;
  };
  return {
    describeMetrics: describeMetrics(ports),
    isMetricsToken: (text) => metricsToken !== undefined && ports.secrets.same(text, metricsToken),
    async obstacle() {
      if (stopping) return "server-stopping";
      return (await isWell()) ? undefined : "try-again";
    },
    isStopping: () => stopping,
    onStop(listener) {
      if (stopping) listener();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopping = true;
      for (const listener of listeners) listener();
    },
  };
}

/** Without the database nothing is accepted, and without the keys' folder nothing can be sealed. */
async function canWork({ people, keys, log }: OperationsPorts): Promise<boolean> {
  try {
    await Promise.all([people.anyOrganisation(), keys.alive()]);
    return true;
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    log.error({ error: name, code }, "the database or the keys cannot be read");
    return false;
  }
}
