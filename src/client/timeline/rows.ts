import type { Message } from "../../shared/protocol/parts.ts";
import type { Entry } from "../outbox/outbox.ts";

/** What stands in a thread from top to bottom. `leads`: the first of several that stand together. */
export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "new"; readonly key: string }
  | { readonly kind: "message"; readonly key: string; readonly message: Message; readonly leads: boolean }
  | { readonly kind: "pending"; readonly key: string; readonly entry: Entry; readonly leads: boolean };

export type RowsOf = {
  readonly messages: readonly Message[];
  readonly pending: readonly Entry[];
  readonly myId: number;
  /** The line *new messages* stands before the first message of somebody else after this one; null for none. */
  readonly newAfter: number | null;
  /** The day of a time, in the reader's time zone, as any text that differs from day to day. */
  readonly dayOf: (at: number) => string;
};

const TOGETHER_WITHIN_MS = 5 * 60_000;

type Item = { at: number; authorId: number; key: string; message: Message | null; entry: Entry | null };

export function rowsOf(parts: RowsOf): Row[] {
  const rows: Row[] = [];
  let before: Item | null = null;
  let lineIsDue = parts.newAfter !== null;
  for (const item of itemsOf(parts)) {
    const day = parts.dayOf(item.at);
    let leads = before === null || !standTogether(before, item);
    if (before === null || parts.dayOf(before.at) !== day) {
      rows.push({ kind: "day", key: `day ${day}`, at: item.at });
      leads = true;
    }
    if (lineIsDue && item.message !== null && isNew(item.message, parts)) {
      rows.push({ kind: "new", key: "new" });
      lineIsDue = false;
      leads = true;
    }
    rows.push(rowOf(item, leads));
    before = item;
  }
  return rows;
}

function* itemsOf({ messages, pending, myId }: RowsOf): Iterable<Item> {
  for (const message of messages) {
    const { at, authorId, clientId } = message;
    yield { at, authorId, key: `${authorId} ${clientId}`, message, entry: null };
  }
  for (const entry of pending) {
    yield { at: entry.writtenAt, authorId: myId, key: `${myId} ${entry.clientId}`, message: null, entry };
  }
}

function rowOf({ key, message, entry }: Item, leads: boolean): Row {
  if (message !== null) return { kind: "message", key, message, leads };
  return { kind: "pending", key, entry: entry as Entry, leads };
}

function standTogether(before: Item, item: Item): boolean {
  return before.authorId === item.authorId && item.at - before.at < TOGETHER_WITHIN_MS;
}

function isNew(message: Message, { newAfter, myId }: RowsOf): boolean {
  return newAfter !== null && message.seq > newAfter && message.authorId !== myId;
}
