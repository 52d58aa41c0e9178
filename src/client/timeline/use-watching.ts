import { useEffect, useReducer, useRef } from "preact/hooks";
import { type House, useHouse } from "../app/house.ts";
import { newestInView, type Place } from "./place.ts";

/** Scrolled this close to the top, in px, older messages are asked for. */
const ASK_FOR_OLDER_AT = 600;

type Watched = {
  readonly list: { current: HTMLDivElement | null };
  readonly place: { current: Place | null };
  readonly threadId: number;
  readonly older: boolean;
};

/**
 * After every drawing, scroll and change of size: what is in view counts as read, and more is loaded near the top.
 * @returns what is to be called when the list was scrolled
 */
export function useWatching(watched: Watched): () => void {
  const house = useHouse();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const { list, place } = watched;
  const drawnAtEnd = useRef(true);
  drawnAtEnd.current = place.current?.atEnd ?? true;
  const look = useRef(() => {});
  look.current = () => lookAt(house, watched);
  useEffect(() => {
    const frame = requestAnimationFrame(() => look.current());
    return () => cancelAnimationFrame(frame);
  });
  useEffect(() => {
    const sizes = new ResizeObserver(() => {
      place.current?.restore();
      look.current();
    });
    for (const sized of [list.current, list.current?.firstElementChild]) if (sized) sizes.observe(sized);
    const onVisible = () => requestAnimationFrame(() => look.current());
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      sizes.disconnect();
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, []);
  return () => {
    place.current?.remember();
    look.current();
    if (drawnAtEnd.current !== place.current?.atEnd) redraw(0);
  };
}

function lookAt(house: House, { list, threadId, older }: Watched): void {
  if (list.current === null || document.visibilityState !== "visible") return;
  const seq = newestInView(list.current);
  if (seq > 0) house.reading.seen(threadId, seq);
  const isLoading = house.conversations.loading.peek().has(threadId);
  if (older && !isLoading && list.current.scrollTop < ASK_FOR_OLDER_AT) {
    void house.conversations.loadOlder(threadId);
  }
}
