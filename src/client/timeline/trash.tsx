import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Message } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { TrashIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";

type Deletable = { readonly threadId: number; readonly message: Message; readonly own: boolean };

/** One click deletes, for everyone. While it is under way the button keeps the focus, so it is disabled by ARIA alone. */
export function Trash({ threadId, message, own }: Deletable) {
  const { deletions } = useHouse();
  const button = useRef<HTMLButtonElement>(null);
  const deletion = useComputed(() => deletions.of(threadId, message.seq)).value;
  const remove = () => void deletions.delete(threadId, message, own);
  return (
    <>
      <button
        type="button"
        ref={button}
        class="trash"
        aria-label={say.deleteMessage}
        aria-disabled={deletion !== null && deletion.failed === null}
        onClick={remove}
      >
        <TrashIcon />
      </button>
      {deletion?.failed && (
        <div class="choice not-deleted">
          <p class="problem" role="alert">
            {deletion.failed}
          </p>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              button.current?.focus();
              remove();
            }}
          >
            {say.tryAgain}
          </button>
        </div>
      )}
    </>
  );
}
