import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";
import { isHost } from "../threads/hosts.ts";
import { nameOf } from "../threads/names.ts";
import { deliveryOf } from "./delivery.ts";
import { MessageItem } from "./message-item.tsx";
import type { MessageItemProps } from "./message-item-props.ts";
import type { Row } from "./rows.ts";

/** A row of the log, whatever it is. */
export function LogRow({ row, summary, myId }: { row: Row; summary: ThreadSummary; myId: number }) {
  const house = useHouse();
  if (row.kind === "day") {
    return (
      <h3 class="day" data-row data-day={house.today.value}>
        {say.day(row.at, Date.now())}
      </h3>
    );
  }
  if (row.kind === "new") {
    return (
      <p class="new-line" data-row>
        <span>{say.newMessages}</span>
      </p>
    );
  }
  const common = { threadId: summary.id, leads: row.leads, group: summary.members.length > 2 };
  const mayDeleteAny = isHost(house.someone.value?.me);
  const own = row.kind === "pending" ? pending(row) : posted(row, summary, myId, mayDeleteAny);
  return <MessageItem {...common} {...own} />;
}

type Own = Omit<MessageItemProps, "threadId" | "leads" | "group">;

function pending({ entry }: Extract<Row, { kind: "pending" }>): Own {
  return {
    ...{ message: null, entry, text: entry.text, own: true, author: "", mayDelete: false },
    ...{ state: null, reached: 0, others: 0, readers: "" },
  };
}

function posted(
  { message }: Extract<Row, { kind: "message" }>,
  summary: ThreadSummary,
  myId: number,
  mayDeleteAny: boolean,
): Own {
  const own = message.authorId === myId;
  const delivery = own ? deliveryOf(message.seq, summary.members, myId) : null;
  return {
    message,
    entry: null,
    text: message.text,
    own,
    author: nameOf(summary.members.find(({ id }) => id === message.authorId)),
    mayDelete: own || mayDeleteAny,
    state: delivery?.state ?? null,
    reached: delivery?.reached ?? 0,
    others: delivery?.others ?? 0,
    readers: delivery?.readers.join("\n") ?? "",
  };
}
