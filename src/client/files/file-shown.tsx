import "../look/files.css";
import { useState } from "preact/hooks";
import type { FilePart } from "../../shared/protocol/parts.ts";
import { DownloadIcon, FileIcon } from "../look/later-icons.tsx";
import { sayOfFiles as words } from "../text/english-files.ts";
import { FileName } from "./file-name.tsx";
import { isPicture } from "./is-picture.ts";
import { useWeight } from "./use-weight.ts";
import { Viewer } from "./viewer.tsx";

export type FileShownProps = { readonly threadId: number; readonly seq: number; readonly file: FilePart };

/** A file in the timeline: a picture is seen, anything else has its name, kind and size. Both can be saved. */
export function FileShown({ threadId, seq, file }: FileShownProps) {
  const picture = isPicture(file);
  const [unseen, setUnseen] = useState(false);
  const weight = useWeight(file);
  const [large, setLarge] = useState(false);
  const address = `/api/files/${file.id}`;
  return (
    <>
      {picture && unseen && <p class="preview small">{words.cannotShow}</p>}
      {picture && !unseen && (
        <button
          type="button"
          class={weight.heavy ? "preview heavy" : "preview"}
          aria-label={weight.heavy ? `${words.show}: ${file.name}` : words.picture(file.name)}
          onClick={() => setLarge(true)}
        >
          {weight.heavy ? (
            <>
              <span class="small">{words.heavy}</span>
              <span>{words.show}</span>
            </>
          ) : (
            <img
              class={weight.known ? "" : "unweighed"}
              src={address}
              alt={words.picture(file.name)}
              loading="lazy"
              decoding="async"
              onLoad={weight.weigh}
              onError={() => setUnseen(true)}
            />
          )}
        </button>
      )}
      <a class="file-link" href={address} download={file.name}>
        {picture ? <DownloadIcon /> : <FileIcon />}
        <span class="heard">{words.download}</span>
        <span class="file-about">
          <FileName class="file-name" name={file.name} />
          <span class="small">{`${words.kind(file.type, file.name)} · ${words.size(file.size)}`}</span>
        </span>
      </a>
      {large && <Viewer threadId={threadId} first={seq} onClose={() => setLarge(false)} />}
    </>
  );
}
