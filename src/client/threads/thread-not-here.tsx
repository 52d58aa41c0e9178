import { useHouse } from "../app/house.ts";
import { FilesOnTheWay } from "../files/files-on-the-way.tsx";
import { sayOfNothing as words } from "../text/english-nothing.ts";
import { say } from "../text/say.ts";

/** The thread is unknown, or one has left it. What one had written for it is still there to be copied. */
export function ThreadNotHere({ threadId }: { threadId: number }) {
  const house = useHouse();
  const unsent = house.postman.outbox.value.filter((entry) => entry.threadId === threadId);
  return (
    <div class="waiting now">
      <p>{words.notYours}</p>
      {unsent.map(({ clientId, text }) => (
        <div class="unsent" key={clientId}>
          <p class="problem">{say.notSent}</p>
          <p dir="auto">{text}</p>
          <button type="button" class="quiet" onClick={() => house.postman.remove(clientId)}>
            {say.remove}
          </button>
        </div>
      ))}
      {house.conversations.chats.value !== null && <FilesOnTheWay threadId={threadId} gone />}
      <a class="button" href="/chat?list">
        {say.backToChats}
      </a>
    </div>
  );
}
