import { say } from "../text/say.ts";

/** The red number. Seen as "3", heard as `words`. Nothing at all when there is nothing to read. */
export function Badge({ unread, words }: { unread: number; words: string }) {
  if (unread === 0) return null;
  return (
    <span class="badge">
      <span aria-hidden="true">{say.badge(unread)}</span>
      <span class="heard">{words}</span>
    </span>
  );
}
