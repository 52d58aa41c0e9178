import { useEffect } from "preact/hooks";
import { RightIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import { after } from "./browser.ts";
import { useHouse } from "./house.ts";
import { lazily } from "./lazy.tsx";
import type { Route } from "./route.ts";

const VisitorNotices = lazily(
  async () => (await import("../sessions/visitor-notices.tsx")).VisitorNotices,
  () => null,
);

/** So long it is said to whoever is in that chat already, in ms. */
const READY_SHOWN_MS = 20_000;

/** What somebody should know wherever they are: lower right, and in the chat above it, where nothing is covered. */
export function Notices({ route }: { route: Route }) {
  const { unread, visitors, stay, attaching } = useHouse();
  const Sending = attaching.sending.value;
  const room = stay.now.value;
  const waiting = route.page === "sessions" ? [] : visitors.waiting.value;
  const asking = visitors.asking.value;
  useSeenInItsChat(route);
  return (
    <div class={`notices ${route.page === "chat" ? "above" : ""}`}>
      <div role="status">
        {waiting.length + asking.length > 0 && <VisitorNotices waiting={waiting} asking={asking} />}
        {room?.news && route.page !== "waiting-room" && <HostIsReady appointmentId={room.appointmentId} />}
      </div>
      {route.page !== "chat" && Sending !== null && <Sending />}
      {route.page !== "chat" && <UnreadNotifications unread={unread.value} />}
    </div>
  );
}

/** In the chat of the session there is nowhere to go on to: whoever comes there, or reads it there, has seen it. */
function useSeenInItsChat(route: Route): void {
  const { stay } = useHouse();
  const room = stay.now.value;
  const there = route.page === "chat" && route.threadId !== null && route.threadId === room?.threadId;
  const news = room?.news === true;
  useEffect(() => {
    if (there) stay.sawThatHostIsReady();
  }, [there]);
  useEffect(
    () => (there && news ? after(READY_SHOWN_MS, () => stay.sawThatHostIsReady()) : undefined),
    [there, news],
  );
}

function HostIsReady({ appointmentId }: { appointmentId: number }) {
  return (
    <div class="notification calm">
      <a href={`/waiting-room/${appointmentId}`}>
        {say.hostIsReady} <RightIcon />
      </a>
    </div>
  );
}

function UnreadNotifications({ unread }: { unread: number }) {
  return (
    <div class="notification" role="status">
      {unread > 0 && (
        <a href="/chat">
          {say.unreadNotifications(unread)} <RightIcon />
        </a>
      )}
    </div>
  );
}
