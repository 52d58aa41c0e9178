import { type ReadonlySignal, signal } from "@preact/signals";

/** A part of the program that comes over the network when it is first wanted. */
export type Part<T> = {
  readonly state: ReadonlySignal<{ readonly is: T } | "not-here" | "failed">;
  /** Fetches it, unless it is here or on its way. */
  want(): void;
};

export type PartSource<T> = {
  readonly fetch: () => Promise<T>;
  readonly isReachable: () => Promise<boolean>;
  /** Asks for the whole page anew. */
  readonly reload: () => void;
};

/**
 * What did not come is fetched again when it is wanted again. If that fails though the server can be reached, the
 * page is loaded anew: browsers remember that an import failed (HTML, "fetch a single module script"), and after an
 * update the server has other files.
 */
export function makePart<T>({ fetch, isReachable, reload }: PartSource<T>): Part<T> {
  const state = signal<{ readonly is: T } | "not-here" | "failed">("not-here");
  let underWay = false;
  async function bring(isFirst: boolean): Promise<void> {
    try {
      state.value = { is: await fetch() };
    } catch {
      if (!isFirst && (await isReachable())) reload();
      state.value = "failed";
    }
    underWay = false;
  }
  return {
    state,
    want: () => {
      const before = state.peek();
      if (underWay || typeof before === "object") return;
      underWay = true;
      state.value = "not-here";
      void bring(before === "not-here");
    },
  };
}
