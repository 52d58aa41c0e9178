import { ArrowDownIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import type { Place } from "./place.ts";

/** Stands over the log while one reads further up: how much is new below, and the way there. */
export function ToTheEnd({ place, unread }: { place: { current: Place | null }; unread: number }) {
  if (place.current === null || place.current.atEnd) return null;
  return (
    <button
      type="button"
      class="to-end"
      aria-label={unread === 0 ? say.toTheEnd : undefined}
      onClick={() => place.current?.toEnd()}
    >
      {unread > 0 && say.newBelow(unread)}
      <ArrowDownIcon />
    </button>
  );
}
