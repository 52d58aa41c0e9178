import "../look/files.css";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { sayOfFiles as words } from "../text/english-files.ts";
import { say } from "../text/say.ts";
import { Chooser } from "./chooser.tsx";
import { HeldRow } from "./held-row.tsx";
import { SendingLine } from "./sending-line.tsx";
import { UploadRow } from "./upload-row.tsx";
import { cancelAll, countInterrupted, onTheWay } from "./uploads-of.ts";
import { useFocusStays } from "./use-focus-stays.ts";

/**
 * Where a file is dropped or chosen, and where one sees it go up. One writes on beneath it meanwhile.
 * @param gone one is no longer in this thread: nothing is chosen there, and what was on its way is said to be not sent
 */
export function UploadArea({ threadId, gone = false }: { threadId: number; gone?: boolean }) {
  const house = useHouse();
  const { choosingIn, busyIn, isHere, sending } = house.attaching;
  useLayoutEffect(() => {
    isHere.value = true;
    sending.value = SendingLine;
  }, []);
  const { uploads, heldFiles } = onTheWay(house);
  const here = uploads.all.value.filter((upload) => upload.threadId === threadId);
  const held = heldFiles.all.value.filter((each) => each.threadId === threadId);
  const inAll = here.length + held.length;
  useCome(threadId);
  useRefused(threadId, gone);
  const section = useFocusStays<HTMLElement>((_, left) =>
    left ? document.querySelector<HTMLElement>(".composer textarea") : null,
  );
  const choosing = !gone && choosingIn.value === threadId;
  const interrupted = inAll === 0 && !gone ? countInterrupted(threadId) : 0;
  if (gone ? inAll === 0 : !choosing && !busyIn.value.has(threadId)) return null;

  function cancel(): void {
    if (choosing) choosingIn.value = null;
    if (!choosing || inAll === 0) cancelAll(house, threadId);
  }
  return (
    <section ref={section} class="upload-area" aria-label={words.region}>
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
      {!gone && (
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
      )}
    </section>
  );
}

function useRefused(threadId: number, gone: boolean): void {
  const house = useHouse();
  useEffect(() => {
    if (!gone) return;
    const { uploads, heldFiles } = onTheWay(house);
    uploads.refuseAllIn(threadId, words.notSent);
    heldFiles.refuseAllIn(threadId, words.notSent);
  }, [threadId, gone]);
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
