import { signal } from "@preact/signals";

/** What was begun in each thread. In memory only: nothing of a message may stay on a shared computer. */
export type Drafts = {
  of(threadId: number): string;
  keep(threadId: number, text: string): void;
  /** A line of its own before what was begun, if anything was. */
  putInFront(threadId: number, text: string): void;
  areEmpty(): boolean;
  forgetAll(): void;
};

export function makeDrafts(): Drafts {
  const texts = signal<ReadonlyMap<number, string>>(new Map());
  const of = (threadId: number) => texts.value.get(threadId) ?? "";
  const keep = (threadId: number, text: string) => {
    const after = new Map(texts.value);
    if (text === "") after.delete(threadId);
    else after.set(threadId, text);
    texts.value = after;
  };
  return {
    of,
    keep,
    putInFront: (threadId, text) => {
      const begun = of(threadId);
      keep(threadId, isBlank(begun) ? text : `${text}\n${begun}`);
    },
    areEmpty: () => [...texts.value.values()].every(isBlank),
    forgetAll: () => {
      texts.value = new Map();
    },
  };
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
