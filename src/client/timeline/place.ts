/** Nearer to the end than this, in px, counts as at the end. */
const AT_END_WITHIN = 48;

/**
 * Keeps a scrolled list where the reader is while things are added above or below it. `remember` is called on every
 * scroll, `restore` after every drawing: at the end it follows the end, elsewhere the first visible row stays put.
 * (The browsers' own scroll anchoring does the same, but not in Safari.)
 */
export type Place = {
  readonly atEnd: () => boolean;
  remember(): void;
  restore(): void;
  toEnd(): void;
  /** Brings this row to the upper part of what is seen. */
  show(row: Element): void;
};

export function makePlace(list: HTMLElement): Place {
  let atEnd = true;
  let kept: { row: Element; top: number }[] = [];

  function topOf(row: Element): number {
    return row.getBoundingClientRect().top - list.getBoundingClientRect().top;
  }

  function remember(): void {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < AT_END_WITHIN;
    kept = [];
    for (const row of list.querySelectorAll("[data-row]")) {
      const top = topOf(row);
      if (top + row.clientHeight > 0) kept.push({ row, top });
      if (kept.length === 4) break;
    }
  }

  function restore(): void {
    if (atEnd) list.scrollTop = list.scrollHeight;
    else {
      const still = kept.find(({ row }) => row.isConnected && list.contains(row));
      if (still !== undefined) list.scrollTop += topOf(still.row) - still.top;
    }
    remember();
  }

  return {
    atEnd: () => atEnd,
    remember,
    restore,
    // At once: whatever is drawn during a smooth scroll would keep the place, and so end it half way.
    toEnd: () => {
      list.scrollTop = list.scrollHeight;
      remember();
    },
    show: (row) => {
      list.scrollTop += topOf(row) - 24;
      remember();
    },
  };
}

/** The seq of the newest message of which enough is to be seen; 0 if there is none. */
export function newestInView(list: HTMLElement): number {
  const view = list.getBoundingClientRect();
  const messages = list.querySelectorAll<HTMLElement>("[data-seq]");
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index] as HTMLElement;
    const { top, height } = message.getBoundingClientRect();
    // All of it, or of one that is higher than the list, half a list's height.
    if (top + Math.min(height - 8, view.height / 2) <= view.bottom) return Number(message.dataset["seq"]);
  }
  return 0;
}
