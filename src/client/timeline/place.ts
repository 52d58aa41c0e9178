/** Nearer to the end than this, in px, counts as at the end. */
const AT_END_WITHIN = 48;
/** Rows whose place is known, in case the first ones are deleted. */
const KEPT = 4;
const SHOWN_BELOW_TOP = 24;

/**
 * Keeps a scrolled list where the reader is while things are added above or below it. `remember` is called on every
 * scroll, `restore` after every drawing: at the end it follows the end, elsewhere the first visible row stays put.
 * (The browsers' own scroll anchoring does the same, but not in Safari.)
 */
export class Place {
  readonly #list: HTMLElement;
  #atEnd = true;
  #kept: { row: Element; top: number }[] = [];

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  get atEnd(): boolean {
    return this.#atEnd;
  }

  remember(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#list;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < AT_END_WITHIN;
    this.#kept = [];
    for (const row of this.#list.querySelectorAll("[data-row]")) {
      const top = this.#topOf(row);
      if (top + row.clientHeight > 0) this.#kept.push({ row, top });
      if (this.#kept.length === KEPT) break;
    }
  }

  restore(): void {
    const still = this.#kept.find(({ row }) => this.#list.contains(row));
    if (this.#atEnd) this.#list.scrollTop = this.#list.scrollHeight;
    else if (still !== undefined) this.#list.scrollTop += this.#topOf(still.row) - still.top;
    this.remember();
  }

  toEnd(): void {
    this.#atEnd = true;
    this.restore();
  }

  /** Brings this row to the upper part of what is seen. */
  show(row: Element): void {
    this.#list.scrollTop += this.#topOf(row) - SHOWN_BELOW_TOP;
    this.remember();
  }

  #topOf(row: Element): number {
    return row.getBoundingClientRect().top - this.#list.getBoundingClientRect().top;
  }
}

/** The seq of the newest message of which enough is to be seen; 0 if there is none. */
export function newestInView(list: HTMLElement): number {
  const view = list.getBoundingClientRect();
  const messages = list.querySelectorAll<HTMLElement>("[data-seq]");
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index] as HTMLElement;
    const { top, height } = message.getBoundingClientRect();
    // All of it, or of one that is higher than the list, half a list's height.
    if (top + Math.min(height - 8, view.height / 2) <= view.bottom) return Number(message.dataset.seq);
  }
  return 0;
}
