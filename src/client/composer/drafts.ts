/** What was begun in each thread. In memory only: nothing of a message may stay on a shared computer. */
export type Drafts = {
  of(threadId: number): string;
  keep(threadId: number, text: string): void;
  areEmpty(): boolean;
  forgetAll(): void;
};

export function makeDrafts(): Drafts {
  const texts = new Map<number, string>();
  return {
    of: (threadId) => texts.get(threadId) ?? "",
    keep: (threadId, text) => {
      if (text.trim() === "") texts.delete(threadId);
      else texts.set(threadId, text);
    },
    areEmpty: () => texts.size === 0,
    forgetAll: () => texts.clear(),
  };
}
