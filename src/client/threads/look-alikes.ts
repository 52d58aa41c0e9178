import type { Chat } from "./chats.ts";
import { othersIn, titleOf } from "./names.ts";

/** The guests in chats that go by the same name as another one in the list. */
export function guestsInLookAlikes(chats: Iterable<Chat>, myId: number): ReadonlySet<number> {
  const seen = new Map<string, Chat>();
  const guests = new Set<number>();
  for (const chat of chats) {
    const title = titleOf(chat.summary, myId);
    const twin = seen.get(title);
    if (twin !== undefined) {
      for (const { summary } of [twin, chat])
        for (const { id, guest } of othersIn(summary, myId)) if (guest) guests.add(id);
    }
    seen.set(title, chat);
  }
  return guests;
}
