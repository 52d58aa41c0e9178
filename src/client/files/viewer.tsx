import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { FilePart } from "../../shared/protocol/parts.ts";
import { type House, useHouse } from "../app/house.ts";
import { Dialog } from "../form/dialog.tsx";
import { LeftIcon, PlusIcon, RightIcon } from "../look/icons.tsx";
import { DownloadIcon, MinusIcon } from "../look/later-icons.tsx";
import { sayOfFiles as words } from "../text/english-files.ts";
import { FileName } from "./file-name.tsx";
import { isPicture } from "./is-picture.ts";
import { useBackCloses } from "./use-back-closes.ts";
import { useWeight } from "./use-weight.ts";
import { useZoom } from "./use-zoom.ts";

type ViewerProps = { readonly threadId: number; readonly first: number; readonly onClose: () => void };

/** The pictures of a thread over the whole window. One that ends, or is deleted, leaves it at once. */
export function Viewer({ threadId, first, onClose }: ViewerProps) {
  const pictures = picturesOf(useHouse(), threadId);
  const [seq, setSeq] = useState(first);
  const place = pictures.findIndex((each) => each.seq === seq);
  const file = pictures[place]?.file;
  useEffect(() => {
    if (file === undefined) onClose();
  }, [file === undefined]);
  if (file === undefined) return null;
  const go = (by: number) => setSeq(pictures[place + by]?.seq ?? seq);
  return (
    <Dialog label={words.picture(file.name)} onClose={onClose}>
      {(close) => <Stage file={file} place={place} all={pictures.length} go={go} close={close} />}
    </Dialog>
  );
}

type Picture = { readonly seq: number; readonly file: FilePart };

function picturesOf({ conversations }: House, threadId: number): Picture[] {
  const messages = conversations.chats.value?.byId.get(threadId)?.timeline?.messages ?? [];
  return messages.flatMap(({ seq, file }) => (file && isPicture(file) ? [{ seq, file }] : []));
}

type StageProps = {
  readonly file: FilePart;
  readonly place: number;
  readonly all: number;
  readonly go: (by: number) => void;
  readonly close: () => void;
};

function Stage({ file, place, all, go, close }: StageProps) {
  const { zoom, reset, larger, smaller, stage } = useZoom();
  const [unseen, setUnseen] = useState(false);
  // Whoever opened the window on a picture has asked for that one.
  const [asked, setAsked] = useState(file.id);
  const weight = useWeight(file);
  const waits = weight.heavy && asked !== file.id;
  useBackCloses(close);
  useLayoutEffect(() => {
    reset();
    setUnseen(false);
  }, [file.id]);
  useKeys({ ArrowLeft: () => go(-1), ArrowRight: () => go(1), "+": larger, "=": larger, "-": smaller });
  const { scale, x, y } = zoom;
  return (
    <div class="viewer">
      <div class="viewer-head">
        <FileName class="file-name" name={file.name} />
        <button type="button" class="quiet" onClick={close}>
          {words.close}
        </button>
      </div>
      <div class="viewer-stage" {...stage}>
        {unseen && <p>{words.cannotShow}</p>}
        {waits && (
          // The stage would take the pointer, and with it the click.
          <p onPointerDown={(event) => event.stopPropagation()}>
            {words.heavy}{" "}
            <button type="button" class="quiet" onClick={() => setAsked(file.id)}>
              {words.show}
            </button>
          </p>
        )}
        {!unseen && !waits && (
          <img
            key={file.id}
            class={weight.known || asked === file.id ? "" : "unweighed"}
            onLoad={weight.weigh}
            src={`/api/files/${file.id}`}
            alt={words.picture(file.name)}
            draggable={false}
            style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
            onError={() => setUnseen(true)}
          />
        )}
      </div>
      <Bar {...{ file, place, all, go, larger, smaller }} fits={scale === 1} />
    </div>
  );
}

type BarProps = Omit<StageProps, "close"> & {
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly fits: boolean;
};

function Bar({ file, place, all, go, larger, smaller, fits }: BarProps) {
  return (
    <div class="viewer-bar">
      <ViewerButton label={words.previous} onClick={() => go(-1)} off={place === 0}>
        <LeftIcon />
      </ViewerButton>
      <span class="small">{words.place(place + 1, all)}</span>
      <ViewerButton label={words.next} onClick={() => go(1)} off={place === all - 1}>
        <RightIcon />
      </ViewerButton>
      <ViewerButton label={words.smaller} onClick={smaller} off={fits}>
        <MinusIcon />
      </ViewerButton>
      <ViewerButton label={words.larger} onClick={larger}>
        <PlusIcon />
      </ViewerButton>
      <a class="button plain" href={`/api/files/${file.id}`} download={file.name} aria-label={words.download}>
        <DownloadIcon />
      </a>
    </div>
  );
}

type ViewerButtonProps = {
  readonly label: string;
  readonly onClick: () => void;
  readonly off?: boolean;
  readonly children: ComponentChildren;
};

/** Disabled by ARIA alone, so that the keyboard is not thrown out at the last picture. */
function ViewerButton({ label, onClick, off = false, children }: ViewerButtonProps) {
  return (
    <button type="button" class="plain" aria-label={label} aria-disabled={off} onClick={onClick}>
      {children}
    </button>
  );
}

function useKeys(deeds: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => deeds[event.key]?.();
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
}
