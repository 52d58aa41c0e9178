import type { Member } from "../../shared/protocol/parts.ts";

/** How far one's own message has come. `readers` are names; `others` is how many people it is for. */
export type Delivery = {
  readonly state: "sent" | "delivered" | "read";
  readonly reached: number;
  readonly readers: readonly string[];
  readonly others: number;
};

/** Derived from everyone's positions: who has read up to a message has read it. */
export function deliveryOf(seq: number, members: readonly Member[], myId: number): Delivery {
  const others = members.filter((member) => member.id !== myId && !member.left);
  const readers = others.filter((member) => member.read >= seq).map((member) => member.name);
  const reached = others.filter((member) => Math.max(member.delivered, member.read) >= seq).length;
  const state = readers.length > 0 ? "read" : reached > 0 ? "delivered" : "sent";
  return { state, reached, readers, others: others.length };
}
