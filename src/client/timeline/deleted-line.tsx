import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";

type DeletedLineProps = { readonly threadId: number; readonly onWriteAgain: () => void };

/** Says for a moment that a message is gone, and gives its author the words back. The region is there beforehand. */
export function DeletedLine({ threadId, onWriteAgain }: DeletedLineProps) {
  const { deletions, drafts } = useHouse();
  const last = deletions.last.value;
  const text = last?.text ?? null;
  return (
    <div class="deleted-line" role="status">
      {last?.threadId === threadId && (
        <>
          <p>{say.deletedForEveryone}</p>
          {text !== null && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                drafts.putInFront(threadId, text);
                deletions.dismiss();
                onWriteAgain();
              }}
            >
              {say.writeItAgain}
            </button>
          )}
        </>
      )}
    </div>
  );
}
