import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { dayOf } from "../text/dates.ts";
import { say } from "../text/say.ts";
import { readUpTo, unreadIn } from "../threads/summary.ts";
import { LogRow } from "./log-row.tsx";
import { type Row, rowsOf } from "./rows.ts";
import type { Timeline } from "./timeline.ts";
import { ToTheEnd } from "./to-the-end.tsx";
import { useFollowOwn, usePlace } from "./use-place.ts";
import { useWatching } from "./use-watching.ts";

/** What was said. New messages are announced; older ones that are loaded above are not. */
export function MessageLog({ summary, timeline }: { summary: ThreadSummary; timeline: Timeline }) {
  const house = useHouse();
  const myId = house.someone.value?.me.id ?? 0;
  const rows = useRows(summary, timeline, myId);
  const list = useRef<HTMLDivElement>(null);
  const place = usePlace(list);
  const loading = house.conversations.loading.value.get(summary.id);
  const announces = useQuietAfterwards(loading?.failed === null);
  const onScroll = useWatching({ list, place, threadId: summary.id, older: timeline.older });
  useFollowOwn(place, house.postman.outbox.value, timeline.messages.at(-1), myId);
  return (
    <div class="log-around">
      <div
        class="log"
        ref={list}
        role="log"
        aria-label={say.messages}
        aria-live={announces ? "polite" : "off"}
        aria-relevant="additions"
        tabIndex={0}
        onScroll={onScroll}
      >
        <div class="log-rows">
          {loading !== undefined && <Older failed={loading.failed} threadId={summary.id} />}
          {rows.length === 0 && (
            <p class="empty">{readUpTo(summary, myId) > 0 ? say.nothingShown : say.nothingYet}</p>
          )}
          {rows.map((row) => (
            <LogRow key={row.key} row={row} summary={summary} myId={myId} />
          ))}
        </div>
      </div>
      <ToTheEnd place={place} unread={unreadIn(summary, myId)} />
    </div>
  );
}

function useRows(summary: ThreadSummary, timeline: Timeline, myId: number): Row[] {
  const outbox = useHouse().postman.outbox.value;
  const newAfter = useNewLine(summary, myId);
  return useMemo(() => {
    const pending = outbox.filter((entry) => entry.threadId === summary.id);
    return rowsOf({ messages: timeline.messages, pending, myId, newAfter, dayOf });
  }, [timeline.messages, outbox, newAfter]);
}

/** The line stands where one left off: when the thread was opened, or when one last came back to the window. */
function useNewLine(summary: ThreadSummary, myId: number): number | null {
  const lineNow = () => (unreadIn(summary, myId) > 0 ? readUpTo(summary, myId) : null);
  const [newAfter, setNewAfter] = useState(lineNow);
  const renew = useRef(lineNow);
  renew.current = lineNow;
  useEffect(() => {
    const onVisible = () => document.visibilityState === "visible" && setNewAfter(renew.current());
    document.addEventListener("visibilitychange", onVisible);
    return () => document.removeEventListener("visibilitychange", onVisible);
  }, []);
  return newAfter;
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
