import { useEffect, useState } from "preact/hooks";
import { goInstead } from "../app/address.ts";
import { useHouse } from "../app/house.ts";
import type { Route } from "../app/route.ts";
import { PlusIcon } from "../look/icons.tsx";
import { NewChatDialog } from "../new-chat/new-chat-dialog.tsx";
import { say } from "../text/say.ts";
import { inOrder } from "./chats.ts";
import { isHost } from "./hosts.ts";
import { ThreadList } from "./thread-list.tsx";
import { ThreadPane } from "./thread-pane.tsx";

/** List and thread: side by side where there is room, else one after the other. */
export function ChatPage({ route }: { route: Extract<Route, { page: "chat" }> }) {
  const house = useHouse();
  const [starting, setStarting] = useState(false);
  useLanding(route);
  const mayStart = isHost(house.someone.value?.me);
  const listed = house.wide.value || route.threadId === null;
  return (
    <div class="chat">
      <h1 class="heard">{say.chat}</h1>
      {listed && (
        <div class="side">
          {mayStart && (
            <button type="button" class="new-chat" onClick={() => setStarting(true)}>
              <PlusIcon />
              {say.newChat}
            </button>
          )}
          <ThreadList current={route.threadId} mayStart={mayStart} />
        </div>
      )}
      {route.threadId === null ? (
        house.wide.value && <div class="pane" />
      ) : (
        <ThreadPane key={route.threadId} threadId={route.threadId} />
      )}
      {starting && <NewChatDialog onClose={() => setStarting(false)} />}
    </div>
  );
}

/** `/chat` leads on to the thread last read; a phone's way back to the list stays on the list. */
function useLanding(route: Extract<Route, { page: "chat" }>): void {
  const house = useHouse();
  const chats = house.conversations.chats.value;
  const wide = house.wide.value;
  useEffect(() => {
    if (chats === null || route.threadId !== null || (route.list && !wide)) return;
    const lastRead = house.lastRead.peek();
    const isThere = lastRead !== null && (chats.older || chats.byId.has(lastRead));
    const to = isThere ? lastRead : inOrder(chats)[0]?.summary.id;
    if (to !== undefined) goInstead(`/chat/${to}`);
  }, [chats, wide, route.threadId, route.list]);
}
