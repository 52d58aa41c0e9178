import "../look/files.css";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { sayOfFiles as words } from "../text/english-files.ts";
import { say } from "../text/say.ts";
import { Chooser } from "./chooser.tsx";
import { HeldRow } from "./held-row.tsx";
import { UploadRow } from "./upload-row.tsx";
import { cancelAll, countInterrupted, onTheWay } from "./uploads-of.ts";

/** Where a file is dropped or chosen, and where one sees it go up. One writes on beneath it meanwhile. */
export function UploadArea({ threadId }: { threadId: number }) {
  const house = useHouse();
  const { choosingIn, busyIn, isHere } = house.attaching;
  useLayoutEffect(() => {
    isHere.value = true;
  }, []);
  const { uploads, heldFiles } = onTheWay(house);
  const here = uploads.all.value.filter((upload) => upload.threadId === threadId);
  const held = heldFiles.all.value.filter((each) => each.threadId === threadId);
  const inAll = here.length + held.length;
  useCome(threadId);
  const choosing = choosingIn.value === threadId;
  const interrupted = inAll === 0 ? countInterrupted(threadId) : 0;
  if (!choosing && !busyIn.value.has(threadId)) return null;

  function cancel(): void {
    if (choosing) choosingIn.value = null;
    if (!choosing || inAll === 0) cancelAll(house, threadId);
  }
  return (
    <section class="upload-area" aria-label={words.region}>
      {interrupted > 0 && <p role="status">{words.interrupted(interrupted)}</p>}
      {(choosing || interrupted > 0) && <Chooser threadId={threadId} focused={choosing} onEscape={cancel} />}
      {inAll > 0 && (
        <ul class="uploads">
          {held.map((each) => (
            <HeldRow
              key={each.url}
              held={each}
              alone={inAll === 1}
              onRemove={() => heldFiles.remove(each.url)}
            />
          ))}
          {here.map((upload) => (
            <UploadRow key={upload.id} upload={upload} uploads={uploads} alone={inAll === 1} />
          ))}
        </ul>
      )}
      <div class="row end">
        {choosing && (
          <a class="button quiet" href="/help#files" target="_blank" rel="noreferrer">
            {say.help}
          </a>
        )}
        <button type="button" class="quiet" onClick={cancel}>
          {say.cancel}
        </button>
      </div>
    </section>
  );
}

/** A file that waited for the scanner is a message now: it stands there, and is not said to wait any more. */
function useCome(threadId: number): void {
  const house = useHouse();
  const { heldFiles } = onTheWay(house);
  const messages = house.conversations.chats.value?.byId.get(threadId)?.timeline?.messages;
  useEffect(() => {
    for (const { file } of messages ?? []) if (file) heldFiles.came(`/api/uploads/${file.id}`);
  }, [messages]);
}
