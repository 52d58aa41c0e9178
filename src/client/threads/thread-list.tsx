import { useHouse } from "../app/house.ts";
import { isPicture } from "../files/is-picture.ts";
import { Badge } from "../look/badge.tsx";
import { daysFromNow } from "../text/dates.ts";
import { say } from "../text/say.ts";
import { type Chat, inOrder } from "./chats.ts";
import { THE_LIST } from "./conversations.ts";
import { titleOf } from "./names.ts";
import { unreadIn } from "./summary.ts";
import { useMarks } from "./use-marks.ts";

/** The chats of this person, the liveliest first. */
export function ThreadList({ current, mayStart }: { current: number | null; mayStart: boolean }) {
  const house = useHouse();
  const chats = house.conversations.chats.value;
  const marks = useMarks(chats);
  if (chats === null) return null;
  const loading = house.conversations.loading.value.get(THE_LIST);
  return (
    <nav class="threads" aria-label={say.chats}>
      {chats.byId.size === 0 && <NoChats mayStart={mayStart} />}
      <ul>
        {inOrder(chats).map((chat) => (
          <ThreadRow
            key={chat.summary.id}
            chat={chat}
            myId={chats.myId}
            marks={marks}
            current={chat.summary.id === current}
          />
        ))}
      </ul>
      {loading?.failed && (
        <p class="problem" role="alert">
          {loading.failed}
        </p>
      )}
      {chats.older && (
        <button
          type="button"
          class="quiet older-chats"
          onClick={() => house.conversations.loadOlderThreads()}
        >
          {loading?.failed === null ? say.loading : say.olderChats}
        </button>
      )}
    </nav>
  );
}

function NoChats({ mayStart }: { mayStart: boolean }) {
  if (!mayStart) return <p class="empty">{`${say.noChats} ${say.noChatsWait}`}</p>;
  return (
    <p class="empty">
      {say.noChats} <strong>{say.newChat}</strong> {say.noChatsStart}
    </p>
  );
}

type ThreadRowProps = {
  readonly chat: Chat;
  readonly myId: number;
  readonly marks: ReadonlyMap<number, string>;
  readonly current: boolean;
};

/** The link is the name and the number; it is spread over the whole row. */
function ThreadRow({ chat, myId, marks, current }: ThreadRowProps) {
  const { summary } = chat;
  const unread = unreadIn(summary, myId);
  return (
    <li class="thread">
      <a href={`/chat/${summary.id}`} aria-current={current ? "page" : undefined}>
        <span class="thread-name" dir="auto">
          {titleOf(summary, myId, marks)}
        </span>{" "}
        <Badge unread={unread} words={say.unread(unread)} />
      </a>
      <span class="thread-when">{whenOf(summary.activityAt)}</span>
      <span class="thread-last" dir="auto">
        {previewOf(chat, myId)}
      </span>
    </li>
  );
}

function previewOf({ summary }: Chat, myId: number): string {
  if (summary.last === null) return say.noMessages;
  const { file, text: words } = summary.last;
  const text = file ? (isPicture(file) ? say.photo : say.file) : words.slice(0, 200).replace(/\s+/gu, " ");
  return summary.last.authorId === myId ? say.you(text) : text;
}

/** Today the time, before today the day. */
function whenOf(at: number): string {
  return daysFromNow(at, Date.now()) === 0 ? say.time(at) : say.shortDay(at);
}
