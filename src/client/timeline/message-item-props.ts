import type { Message } from "../../shared/protocol/parts.ts";
import type { Entry } from "../outbox/outbox.ts";
import type { Delivery } from "./delivery.ts";

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
