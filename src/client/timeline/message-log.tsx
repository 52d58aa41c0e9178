import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { ArrowDownIcon } from "../look/icons.tsx";
import { dayOf } from "../text/dates.ts";
import { say } from "../text/say.ts";
import { readUpTo, unreadIn } from "../threads/summary.ts";
import { LogRow } from "./log-row.tsx";
import { makePlace, newestInView, type Place } from "./place.ts";
import { rowsOf } from "./rows.ts";
import type { Timeline } from "./timeline.ts";

/** Scrolled this close to the top, in px, older messages are asked for. */
const ASK_FOR_OLDER_AT = 600;

/** What was said. New messages are announced; older ones that are loaded above are not. */
export function MessageLog({ summary, timeline }: { summary: ThreadSummary; timeline: Timeline }) {
  const house = useHouse();
  const myId = house.someone.value?.me.id ?? 0;
  const pending = house.postman.outbox.value.filter((entry) => entry.threadId === summary.id);
  const [newAfter, setNewAfter] = useState(() => lineAfter(summary, myId));
  const list = useRef<HTMLDivElement>(null);
  const place = usePlace(list);
  const loading = house.conversations.loading.value.get(summary.id);
  const announces = useQuietAfterwards(loading?.failed === null);
  const unread = unreadIn(summary, myId);
  const rows = useMemo(
    () => rowsOf({ messages: timeline.messages, pending, myId, newAfter, dayOf }),
    [timeline.messages, house.postman.outbox.value, newAfter],
  );
  const redraw = useWatching({ list, place, summary, timeline });
  useFollowOwn(place, pending.at(-1)?.clientId);
  useNewLineOnReturn(() => {
    setNewAfter(lineAfter(house.conversations.chats.peek()?.byId.get(summary.id)?.summary ?? summary, myId));
  });
  return (
    <div class="log-around">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the keyboard */}
      <div
        class="log"
        ref={list}
        role="log"
        aria-label={say.messages}
        aria-live={announces ? "polite" : "off"}
        aria-relevant="additions"
        tabIndex={0}
        onScroll={redraw}
      >
        <div class="log-rows">
          {loading !== undefined && <Older failed={loading.failed} threadId={summary.id} />}
          {rows.length === 0 && <p class="empty">{say.nothingYet}</p>}
          {rows.map((row) => (
            <LogRow key={row.key} row={row} summary={summary} myId={myId} />
          ))}
        </div>
      </div>
      {place.current?.atEnd() === false && (
        <button
          type="button"
          class="to-end"
          aria-label={unread === 0 ? say.toTheEnd : undefined}
          onClick={() => place.current?.toEnd()}
        >
          {unread > 0 && say.newBelow(unread)}
          <ArrowDownIcon />
        </button>
      )}
    </div>
  );
}

function lineAfter(summary: ThreadSummary, myId: number): number | null {
  return unreadIn(summary, myId) > 0 ? readUpTo(summary, myId) : null;
}

function Older({ failed, threadId }: { failed: string | null; threadId: number }) {
  const house = useHouse();
  if (failed === null) return <p class="older small">{say.loadingOlder}</p>;
  return (
    <p class="older small">
      {failed}{" "}
      <button type="button" class="link" onClick={() => house.conversations.loadOlder(threadId)}>
        {say.tryAgain}
      </button>
    </p>
  );
}

/** Opens at the line *new messages* if there is one, else at the end; from then on keeps the place. */
function usePlace(list: { current: HTMLDivElement | null }) {
  const place = useRef<Place | null>(null);
  useLayoutEffect(() => {
    if (list.current === null) return;
    if (place.current !== null) return place.current.restore();
    place.current = makePlace(list.current);
    place.current.restore();
    const line = list.current.querySelector(".new-line");
    if (line !== null) place.current.show(line);
  });
  return place;
}

type Watched = {
  list: { current: HTMLDivElement | null };
  place: { current: Place | null };
  summary: ThreadSummary;
  timeline: Timeline;
};

/** After every drawing, scroll and change of size: what is in view counts as read, and more is loaded near the top. */
function useWatching({ list, place, summary, timeline }: Watched): () => void {
  const house = useHouse();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  function look(): void {
    if (list.current === null || document.visibilityState !== "visible") return;
    const seq = newestInView(list.current);
    if (seq > 0) house.reading.seen(summary.id, seq);
    const failed = house.conversations.loading.peek().get(summary.id)?.failed;
    if (timeline.older && failed === undefined && list.current.scrollTop < ASK_FOR_OLDER_AT) {
      void house.conversations.loadOlder(summary.id);
    }
  }
  const looking = useRef(look);
  looking.current = look;
  useEffect(() => {
    const frame = requestAnimationFrame(() => looking.current());
    return () => cancelAnimationFrame(frame);
  });
  useEffect(() => {
    const settle = () => {
      place.current?.restore();
      looking.current();
    };
    const sizes = new ResizeObserver(settle);
    for (const sized of [list.current, list.current?.firstElementChild]) if (sized) sizes.observe(sized);
    const onVisible = () => requestAnimationFrame(() => looking.current());
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      sizes.disconnect();
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, []);
  return () => {
    const before = place.current?.atEnd();
    place.current?.remember();
    looking.current();
    if (before !== place.current?.atEnd()) redraw(0);
  };
}

/** One's own new message is always brought into view. */
function useFollowOwn(place: { current: Place | null }, newest: string | undefined): void {
  const before = useRef(newest);
  useLayoutEffect(() => {
    if (newest !== undefined && newest !== before.current) place.current?.toEnd();
    before.current = newest;
  }, [newest]);
}

/** Who comes back to the window finds the line where they left off. */
function useNewLineOnReturn(renew: () => void): void {
  const renewing = useRef(renew);
  renewing.current = renew;
  useEffect(() => {
    const onVisible = () => document.visibilityState === "visible" && renewing.current();
    document.addEventListener("visibilitychange", onVisible);
    return () => document.removeEventListener("visibilitychange", onVisible);
  }, []);
}

/** False while `busy` and a moment longer, until what was loaded stands. */
function useQuietAfterwards(busy: boolean): boolean {
  const [quiet, setQuiet] = useState(true);
  useEffect(() => {
    setQuiet(true);
    if (busy) return undefined;
    const timer = setTimeout(() => setQuiet(false), 500);
    return () => clearTimeout(timer);
  }, [busy]);
  return !quiet && !busy;
}
