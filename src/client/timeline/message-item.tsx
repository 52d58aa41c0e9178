import type { Message } from "../../shared/protocol/parts.ts";
import { memo } from "../look/memo.ts";
import type { Entry } from "../outbox/outbox.ts";
import { say } from "../text/say.ts";
import type { Delivery } from "./delivery.ts";
import { MessageFoot } from "./message-foot.tsx";
import { MessageText } from "./message-text.tsx";
import { PendingFoot } from "./pending-foot.tsx";

export type MessageItemProps = {
  readonly threadId: number;
  /** One of these two is there: a message has a seq and an end, an entry of the outbox not yet. */
  readonly message: Message | null;
  readonly entry: Entry | null;
  readonly text: string;
  readonly leads: boolean;
  readonly own: boolean;
  readonly group: boolean;
  readonly author: string;
  readonly mayDelete: boolean;
  /** null for messages of others: how far those have come is not this person's business */
  readonly state: Delivery["state"] | null;
  readonly reached: number;
  readonly others: number;
  /** names, a line each */
  readonly readers: string;
};

/**
 * One message, under way or confirmed: the same element throughout, so that a screen reader says it once.
 */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, entry, own, leads } = props;
  const way = entry === null ? "" : entry.state === "refused" ? "refused" : "pending";
  return (
    <article
      class={`message ${own ? "own" : "other"} ${leads ? "leads" : "follows"} ${way}`}
      data-row
      data-seq={message?.seq}
    >
      <p class={props.group && !own && leads ? "author" : "heard"} dir="auto">
        {own ? say.meAsAuthor : props.author}
      </p>
      <MessageText text={props.text} />
      {message !== null && <MessageFoot {...props} message={message} />}
      {entry !== null && <PendingFoot entry={entry} />}
    </article>
  );
});
