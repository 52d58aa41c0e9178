import { type ReadonlySignal, signal } from "@preact/signals";

/** A part of the program that comes over the network when it is first wanted. */
export type Part<T> = {
  readonly state: ReadonlySignal<{ readonly is: T } | "not-here" | "failed">;
  /** Fetches it, unless it is here or on its way. */
  want(): void;
};

/**
 * `fetchPart` may fail. One more attempt is made when it is wanted again; then `giveUp` is called: browsers may
 * remember that an import failed, and after an update the server does not have the file any more.
 */
export function makePart<T>(fetchPart: () => Promise<T>, giveUp: () => void): Part<T> {
  const state = signal<{ readonly is: T } | "not-here" | "failed">("not-here");
  let underWay = false;
  let failures = 0;
  async function bring(): Promise<void> {
    try {
      state.value = { is: await fetchPart() };
    } catch {
      failures += 1;
      state.value = "failed";
    }
    underWay = false;
  }
  return {
    state,
    want: () => {
      if (underWay || typeof state.peek() === "object") return;
      if (failures > 1) return giveUp();
      underWay = true;
      state.value = "not-here";
      void bring();
    },
  };
}
