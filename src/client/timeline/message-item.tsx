import { FileBox } from "../files/file-box.tsx";
import { memo } from "../look/memo.ts";
import { say } from "../text/say.ts";
import { MessageFoot } from "./message-foot.tsx";
import type { MessageItemProps } from "./message-item-props.ts";
import { MessageText } from "./message-text.tsx";
import { PendingFoot } from "./pending-foot.tsx";
import { useFocusMovesOn } from "./use-focus-moves-on.ts";

/**
 * One message, under way or confirmed: the same element throughout, so that a screen reader says it once.
 */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, entry, own, leads } = props;
  const article = useFocusMovesOn();
  const way = entry === null ? "" : entry.state === "refused" ? "refused" : "pending";
  return (
    <article
      ref={article}
      tabIndex={-1}
      class={`message ${own ? "own" : "other"} ${leads ? "leads" : "follows"} ${way}`}
      data-row
      data-seq={message?.seq}
    >
      <p class={props.group && !own && leads ? "author" : "heard"} dir="auto">
        {own ? say.meAsAuthor : props.author}
      </p>
      {message?.file ? (
        <FileBox threadId={props.threadId} seq={message.seq} file={message.file} />
      ) : (
        <MessageText text={props.text} />
      )}
      {message !== null && <MessageFoot {...props} message={message} />}
      {entry !== null && <PendingFoot entry={entry} />}
    </article>
  );
});
