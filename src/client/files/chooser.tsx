import { useEffect, useRef, useState } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { sayOfFiles as words } from "../text/english-files.ts";
import { deviceZone } from "../text/time-zones.ts";
import { moreFrom } from "./more-from.ts";

type Left = {
  readonly most: number;
  readonly left: number;
  readonly moreAt: number;
  readonly unscanned: keyof typeof words.unscanned;
};
type ChooserProps = { readonly threadId: number; readonly focused: boolean; readonly onEscape: () => void };

/** The sentence that one clicks, or drops a file on; on a phone the camera and the photos besides. */
export function Chooser({ threadId, focused, onEscape }: ChooserProps) {
  const { attaching } = useHouse();
  const around = useRef<HTMLDivElement>(null);
  const left = useLeft();
  useEffect(() => {
    if (focused) around.current?.querySelector("button")?.focus();
  }, [focused]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === "Escape" && onEscape();
    around.current?.addEventListener("keydown", press);
    return () => around.current?.removeEventListener("keydown", press);
  });

  function take(files: FileList | null): void {
    if (attaching.give(threadId, files)) attaching.choosingIn.value = null;
  }
  return (
    <div ref={around} class="chooser">
      <Picker class="drop" words={words.choose} onChosen={take} />
      {matchMedia("(pointer: coarse)").matches && (
        <div class="row">
          <Picker class="quiet" words={words.takePhoto} accept="image/*" camera onChosen={take} />
          <Picker class="quiet" words={words.fromLibrary} accept="image/*,video/*" onChosen={take} />
        </div>
      )}
      <p class="small">
        {left !== null &&
          `${words.most(left.most)} ${words.left(left.left, moreFrom(left.moreAt, Date.now()))} `}
        {words.noPlace}
        {left !== null && ` ${words.unscanned[left.unscanned]}`}
      </p>
    </div>
  );
}

type PickerProps = {
  readonly class: string;
  readonly words: string;
  readonly accept?: string;
  readonly camera?: boolean;
  readonly onChosen: (files: FileList | null) => void;
};

/** A button of ours before the browser's own, which no style sheet reaches. */
function Picker({ class: look, words: label, accept, camera = false, onChosen }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={look} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!camera}
        accept={accept}
        capture={camera ? "environment" : undefined}
        onChange={(event) => onChosen(event.currentTarget.files)}
      />
    </>
  );
}

/** null until the server has said it; without an answer nothing is said, and the upload itself will tell. */
function useLeft(): Left | null {
  const [left, setLeft] = useState<Left | null>(null);
  useEffect(() => {
    void request<Left>("GET", `/api/uploads/left?zone=${encodeURIComponent(deviceZone())}`).then(
      (answer) => answer.ok && setLeft(answer.value),
    );
  }, []);
  return left;
}
