import { useState } from "preact/hooks";
import type { Message } from "../../shared/protocol/parts.ts";
import { say } from "../text/say.ts";
import type { MessageItemProps } from "./message-item-props.ts";
import { Trash } from "./trash.tsx";

type Unfolding = { unfolded: boolean; onToggle: () => void };

/** Beneath a message: when, how far it has come, and the way to take it back. */
export function MessageFoot(props: MessageItemProps & { message: Message }) {
  const { message, threadId, own } = props;
  const [unfolded, setUnfolded] = useState<"gone" | "readers" | null>(null);
  const unfolding = (what: "gone" | "readers"): Unfolding => ({
    unfolded: unfolded === what,
    onToggle: () => setUnfolded(unfolded === what ? null : what),
  });
  return (
    <>
      <div class="meta">
        <When message={message} {...unfolding("gone")} />
        <State {...props} {...unfolding("readers")} />
        {props.mayDelete && <Trash threadId={threadId} message={message} own={own} />}
      </div>
      {unfolded === "gone" && <p class="more">{say.goneAt(message.expiresAt, Date.now())}</p>}
      {unfolded === "readers" && props.readers !== "" && (
        <p class="more">{say.readByNames(props.readers.split("\n"))}</p>
      )}
    </>
  );
}

function When({ message, unfolded, onToggle }: Unfolding & { message: Message }) {
  return (
    <button
      type="button"
      class="meta-button"
      title={say.goneAt(message.expiresAt, Date.now())}
      aria-expanded={unfolded}
      onClick={onToggle}
    >
      <time dateTime={new Date(message.at).toISOString()}>{say.dateAndTime(message.at)}</time>
    </button>
  );
}

function State(props: MessageItemProps & Unfolding) {
  if (props.state === null || props.others === 0) return null;
  const readers = props.readers === "" ? 0 : props.readers.split("\n").length;
  if (props.state === "read" && props.others > 1) {
    return (
      <button
        type="button"
        class="meta-button state"
        title={props.readers}
        aria-expanded={props.unfolded}
        onClick={props.onToggle}
      >
        {readers === props.others ? say.readByAll : say.readBy(readers)}
      </button>
    );
  }
  const partly = props.state === "delivered" && props.reached < props.others;
  return <span class="state">{partly ? say.deliveredTo(props.reached) : say[props.state]}</span>;
}
