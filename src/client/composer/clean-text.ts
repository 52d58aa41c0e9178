/** NUL, and halves of surrogate pairs, which no font and no UTF-8 can show. */
const UNREADABLE = /[\0\p{Cs}]/gu;

/** What is sent of what was typed: without unreadable characters and without blank edges. */
export function cleanText(typed: string): string {
  return typed.replace(UNREADABLE, "").trim();
}
