import { useLayoutEffect } from "preact/hooks";
import { MAX_TEXT_LENGTH } from "../../shared/protocol/limits.ts";
import { useHouse } from "../app/house.ts";
import { PaperclipIcon, SendIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import { cleanText } from "./clean-text.ts";

/** From here on the number of characters left is shown. */
const NEAR_THE_LIMIT = MAX_TEXT_LENGTH - 500;

type Writing = { threadId: number; box: { current: HTMLTextAreaElement | null } };

/** Where one writes. What was begun in a thread is kept for it. */
export function Composer({ threadId, box }: Writing) {
  const { attaching } = useHouse();
  const { text, write, send } = useWriting({ threadId, box });
  useLayoutEffect(() => fitToText(box.current), [text]);
  useLayoutEffect(() => focusUnlessKeyboardPopsUp(box.current), []);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-box">
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          aria-label={say.message}
          aria-describedby="characters"
          placeholder={say.message}
          enterkeyhint="send"
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onPaste={(event) => {
            // A picture alone; what office programs copy is text first, and a picture of it besides.
            const copied = event.clipboardData;
            if (copied?.types.includes("text/plain")) return;
            if (attaching.give(threadId, copied?.files)) event.preventDefault();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <Characters count={cleanText(text).length} />
      </div>
      <button
        type="button"
        class="plain"
        aria-label={say.attach}
        onClick={() => {
          attaching.choosingIn.value = threadId;
        }}
      >
        <PaperclipIcon />
      </button>
      <button type="submit" aria-label={say.send} onPointerDown={(event) => event.preventDefault()}>
        <SendIcon />
        <span class="wide-only">{say.send}</span>
      </button>
    </form>
  );
}

function useWriting({ threadId, box }: Writing) {
  const house = useHouse();
  const text = house.drafts.of(threadId);

  function write(now: string): void {
    house.drafts.keep(threadId, now);
    if (now.trim() !== "") house.typing.typed(threadId);
  }

  function send(): void {
    const cleaned = cleanText(text);
    box.current?.focus();
    if (cleaned === "" || cleaned.length > MAX_TEXT_LENGTH) return;
    house.postman.write(threadId, cleaned);
    write("");
    house.typing.stopped();
    house.deletions.dismiss();
  }

  return { text, write, send };
}

function Characters({ count }: { count: number }) {
  const left = MAX_TEXT_LENGTH - count;
  return (
    <p id="characters" class={left < 0 ? "characters problem" : "characters"} role="status">
      {left < 0 ? say.charactersOver(-left) : count > NEAR_THE_LIMIT ? say.charactersLeft(left) : ""}
    </p>
  );
}

/** Enter that chooses among an input method's suggestions sends nothing. (229: Safari ends composing too early.) */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** As high as the text, within what the style sheet allows; for browsers that do not do it by themselves. */
function fitToText(box: HTMLTextAreaElement | null): void {
  if (box === null || CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}

/** With a mouse one starts writing at once; on a phone the keyboard would hide the conversation. */
function focusUnlessKeyboardPopsUp(box: HTMLTextAreaElement | null): void {
  if (matchMedia("(pointer: fine)").matches) box?.focus({ preventScroll: true });
}
