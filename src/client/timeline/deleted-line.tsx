import { useLayoutEffect, useRef } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";

type DeletedLineProps = { readonly threadId: number; readonly focusComposer: () => void };

/** Says for a moment that a message is gone, and gives its author the words back. The region is there beforehand. */
export function DeletedLine({ threadId, focusComposer }: DeletedLineProps) {
  const { deletions, drafts } = useHouse();
  const last = deletions.last.value;
  const text = last?.text ?? null;

  function writeAgain(text: string): void {
    drafts.putInFront(threadId, text);
    deletions.dismiss();
    focusComposer();
  }

  return (
    <div class="deleted-line" role="status">
      {last?.threadId === threadId && (
        <>
          <p>{say.deletedForEveryone}</p>
          {text !== null && <WriteAgain onClick={() => writeAgain(text)} focusComposer={focusComposer} />}
        </>
      )}
    </div>
  );
}

/** Goes by itself; whoever hesitates on it is then where they would have been. */
function WriteAgain(props: { onClick: () => void; focusComposer: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const leaving = button.current;
    return () => {
      if (leaving === document.activeElement) props.focusComposer();
    };
  }, []);
  return (
    <button type="button" ref={button} class="link" onClick={props.onClick}>
      {say.writeItAgain}
    </button>
  );
}
