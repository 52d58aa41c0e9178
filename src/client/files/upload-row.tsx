import { CrossIcon } from "../look/later-icons.tsx";
import { sayOfFiles as words } from "../text/english-files.ts";
import { FileName } from "./file-name.tsx";
import { speedOf } from "./pace.ts";
import type { Upload, Uploads } from "./uploads.ts";
import { useRowFocus } from "./use-row-focus.ts";

type UploadRowProps = { readonly upload: Upload; readonly uploads: Uploads; readonly alone: boolean };

/** One file on its way: how far, how fast, how long still; and what can be done about it. */
export function UploadRow({ upload, uploads, alone }: UploadRowProps) {
  const { id, name, size, sent, state } = upload;
  const refused = state === "refused";
  const row = useRowFocus();
  const begun = state !== "waiting" || sent > 0;
  return (
    <li ref={row} class="upload">
      <FileName class="upload-name" name={name} />
      {refused ? (
        <p class="problem" role="alert">
          {upload.sentence}
        </p>
      ) : (
        <>
          {begun && (
            <progress
              aria-label={words.progressOf(name)}
              aria-valuetext={words.ofSize(sent, size)}
              value={sent}
              max={size}
            />
          )}
          <p class="small">{measuresOf(upload)}</p>
          <p class="small" role="status">
            {stateOf(upload)}
          </p>
        </>
      )}
      <div class="upload-deeds">
        {(state === "going" || state === "broken") && sent < size && (
          <button type="button" class="quiet" onClick={() => uploads.pause(id)}>
            {words.pause}
          </button>
        )}
        {(state === "paused" || (refused && upload.again)) && (
          <button type="button" class="quiet" onClick={() => uploads.resume(id)}>
            {refused ? words.tryAgain : words.resume}
          </button>
        )}
        {(!alone || refused) && (
          <button
            type="button"
            class="plain"
            aria-label={words.remove(name)}
            onClick={() => uploads.remove(id)}
          >
            <CrossIcon />
          </button>
        )}
      </div>
    </li>
  );
}

function measuresOf({ size, sent, pace, state }: Upload): string {
  if (state === "waiting" && sent === 0) return words.size(size);
  const speed = state === "going" && sent < size ? speedOf(pace, size) : null;
  const about = speed === null ? [] : [words.speed(speed.perSecond), words.timeLeft(speed.secondsLeft)];
  return [words.ofSize(sent, size), ...about].join(" · ");
}

/** Said aloud when it changes; the numbers are not. */
function stateOf({ size, sent, state }: Upload): string {
  if (state === "waiting") return words.waiting;
  if (state === "paused") return words.paused;
  if (state === "broken") return words.broken;
  return sent === 0 ? words.begins : sent >= size ? words.finishing : "";
}
