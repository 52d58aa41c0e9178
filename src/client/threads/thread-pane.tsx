import { useEffect, useRef } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { lazily } from "../app/lazy.tsx";
import { Composer } from "../composer/composer.tsx";
import { FilesOnTheWay } from "../files/files-on-the-way.tsx";
import { useDropping } from "../files/use-dropping.ts";
import { PersonLine } from "../presence/person-line.tsx";
import { say } from "../text/say.ts";
import { DeletedLine } from "../timeline/deleted-line.tsx";
import { MessageLog } from "../timeline/message-log.tsx";
import { UnsentLog } from "../timeline/unsent-log.tsx";
import { THE_LIST } from "./conversations.ts";
import { PromiseLine } from "./promise-line.tsx";
import { ThreadHead } from "./thread-head.tsx";

const ThreadNotHere = lazily(async () => (await import("./thread-not-here.tsx")).ThreadNotHere);

/** One thread: who is in it, what was said, and where one writes. */
export function ThreadPane({ threadId }: { threadId: number }) {
  const house = useHouse();
  const { conversations } = house;
  const { choosingIn, isHere } = house.attaching;
  const box = useRef<HTMLTextAreaElement>(null);
  const dropping = useDropping(threadId);
  const chat = conversations.chats.value?.byId.get(threadId);
  const connected = house.connection.state.value === "open";
  const known = chat !== undefined;
  const loaded = known && chat.timeline !== null;
  useEffect(() => {
    if (connected && !loaded) void conversations.open(threadId);
  }, [connected, known, loaded]);
  useEffect(() => {
    if (!known) return;
    house.lastRead.value = threadId;
    house.reading.opened(threadId);
    house.deletions.opened(threadId);
  }, [known]);

  if (chat === undefined) {
    const searching = conversations.chats.value?.older && !conversations.loading.value.get(THE_LIST)?.failed;
    return <section class="pane">{searching ? <Waiting /> : <ThreadNotHere threadId={threadId} />}</section>;
  }
  const failed = conversations.loading.value.get(threadId)?.failed;
  return (
    <section class="pane" aria-label={say.chat} {...dropping}>
      <ThreadHead summary={chat.summary} />
      {chat.timeline !== null ? (
        <MessageLog summary={chat.summary} timeline={chat.timeline} />
      ) : (
        <>
          {failed ? (
            <LoadFailed sentence={failed} onAgain={() => conversations.open(threadId)} />
          ) : (
            <Waiting />
          )}
          <UnsentLog summary={chat.summary} />
        </>
      )}
      <DeletedLine threadId={threadId} focusComposer={() => box.current?.focus()} />
      <PersonLine summary={chat.summary} />
      <FilesOnTheWay threadId={threadId} />
      {!(isHere.value && choosingIn.value === threadId) && <Composer threadId={threadId} box={box} />}
      <PromiseLine />
    </section>
  );
}

/** Fades in late: most waits are over before anyone could read it. */
function Waiting() {
  return (
    <div class="waiting">
      <p>{say.loading}</p>
    </div>
  );
}

function LoadFailed({ sentence, onAgain }: { sentence: string; onAgain: () => void }) {
  return (
    <div class="waiting now" role="alert">
      <p>{sentence}</p>
      <button type="button" class="quiet" onClick={onAgain}>
        {say.tryAgain}
      </button>
    </div>
  );
}
