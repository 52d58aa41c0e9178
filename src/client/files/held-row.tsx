import { CrossIcon } from "../look/later-icons.tsx";
import { sayOfFiles as words } from "../text/english-files.ts";
import { FileName } from "./file-name.tsx";
import type { HeldFile } from "./held-files.ts";
import { useRowFocus } from "./use-row-focus.ts";

type HeldRowProps = { readonly held: HeldFile; readonly alone: boolean; readonly onRemove: () => void };

/** A file of which all is at the server, and which nobody gets before the scanner has looked at it. */
export function HeldRow({ held: { name, size, sentence }, alone, onRemove }: HeldRowProps) {
  const row = useRowFocus();
  const shown = name ?? words.fromBefore;
  return (
    <li ref={row} class="upload">
      <FileName class="upload-name" name={shown} />
      {sentence === null ? (
        <>
          <p class="small">{words.size(size)}</p>
          <p class="small" role="status">
            {words.held}
          </p>
        </>
      ) : (
        <p class="problem" role="alert">
          {sentence}
        </p>
      )}
      {(!alone || sentence !== null) && (
        <div class="upload-deeds">
          <button type="button" class="plain" aria-label={words.remove(shown)} onClick={onRemove}>
            <CrossIcon />
          </button>
        </div>
      )}
    </li>
  );
}
