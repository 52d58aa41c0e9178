import "../look/files.css";
import { useLayoutEffect } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { sayOfFiles as words } from "../text/english-files.ts";
import { say } from "../text/say.ts";
import { Chooser } from "./chooser.tsx";
import { UploadRow } from "./upload-row.tsx";
import { cancelAll, countInterrupted, uploadsOf } from "./uploads-of.ts";

/** Where a file is dropped or chosen, and where one sees it go up. One writes on beneath it meanwhile. */
export function UploadArea({ threadId }: { threadId: number }) {
  const house = useHouse();
  const { choosingIn, busyIn, isHere } = house.attaching;
  useLayoutEffect(() => {
    isHere.value = true;
  }, []);
  const uploads = uploadsOf(house);
  const here = uploads.all.value.filter((upload) => upload.threadId === threadId);
  const choosing = choosingIn.value === threadId;
  const interrupted = here.length === 0 ? countInterrupted(threadId) : 0;
  if (!choosing && !busyIn.value.has(threadId)) return null;

  function cancel(): void {
    if (choosing) choosingIn.value = null;
    if (!choosing || here.length === 0) cancelAll(house, threadId);
  }
  return (
    <section class="upload-area" aria-label={words.region}>
      {interrupted > 0 && <p role="status">{words.interrupted(interrupted)}</p>}
      {(choosing || interrupted > 0) && <Chooser threadId={threadId} focused={choosing} onEscape={cancel} />}
      {here.length > 0 && (
        <ul class="uploads">
          {here.map((upload) => (
            <UploadRow key={upload.id} upload={upload} uploads={uploads} alone={here.length === 1} />
          ))}
        </ul>
      )}
      <div class="row end">
        {choosing && (
          <a href="/help#files" target="_blank" rel="noreferrer">
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
