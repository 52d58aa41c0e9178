import type { Measures } from "../ports/measures.ts";
import type { Receipt } from "../ports/message-store.ts";
import type { Reconciled } from "./reconcile-files.ts";

interface Measured {
  readonly postMessage: (...given: never[]) => Promise<Receipt>;
  readonly beginUpload: (...given: never[]) => Promise<unknown>;
  readonly reconcileFiles: () => Promise<Reconciled>;
}

/**
 * Counts around deeds, so that none of them needs to know. What is sent again with the same client id is confirmed
 * again, and counted once.
 * @param elapsedMs any clock that does not go back
 */
export function measuredDeeds<Deeds extends Measured>(
  deeds: Deeds,
  measures: Measures,
  elapsedMs: () => number = () => performance.now(),
): Deeds {
  return {
    ...deeds,
    async postMessage(...given: Parameters<Deeds["postMessage"]>) {
      const since = elapsedMs();
      const receipt = await deeds.postMessage(...given);
      measures.confirmed(elapsedMs() - since);
      if (!receipt.again) measures.count("messages");
      return receipt;
    },
    async beginUpload(...given: Parameters<Deeds["beginUpload"]>) {
      const begun = await deeds.beginUpload(...given);
      measures.count("uploads");
      return begun;
    },
    async reconcileFiles() {
      const repaired = await deeds.reconcileFiles();
      for (const kind of ["strays", "lost"] as const) measures.count(kind, repaired[kind]);
      return repaired;
    },
  };
}
