import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ReadonlySignal } from "@preact/signals";
import type { Me, Organisation } from "../../shared/protocol/parts.ts";
import type { Drafts } from "../composer/drafts.ts";
import type { Connection } from "../connection/connection.ts";
import type { ServerClock } from "../connection/server-clock.ts";
import type { Postman } from "../outbox/postman.ts";
import type { Presence } from "../presence/presence.ts";
import type { Reading } from "../reading/reading.ts";
import type { Conversations } from "../threads/conversations.ts";
import type { Typing } from "../typing/typing.ts";

/** Who is signed in, and where; null until the server has said `welcome`. */
export type Someone = { readonly me: Me; readonly organisation: Organisation };

/** Everything that the pages share. */
export type House = {
  readonly someone: ReadonlySignal<Someone | null>;
  /** The thread that `/chat` opens on. */
  readonly lastRead: ReadonlySignal<number | null>;
  /** All that waits to be read: the number in the badge. */
  readonly unread: ReadonlySignal<number>;
  /** Changes at midnight, for words like *today*. */
  readonly today: ReadonlySignal<string>;
  /** True where list and thread stand side by side. */
  readonly wide: ReadonlySignal<boolean>;
  /** The connection has been lost for longer than a blink. */
  readonly cutOff: ReadonlySignal<boolean>;
  readonly clock: ServerClock;
  readonly connection: Connection;
  readonly conversations: Conversations;
  readonly postman: Postman;
  readonly reading: Reading;
  readonly typing: Typing;
  readonly presence: Presence;
  readonly drafts: Drafts;
  /** Messages of this thread are on the screen now: remembers it as the last read one. */
  opened(threadId: number): void;
  /** Tells the server; the sentence if that failed. */
  signOut(): Promise<string | null>;
};

export const HouseContext = createContext<House | null>(null);

export function useHouse(): House {
  const house = useContext(HouseContext);
  if (house === null) throw new Error("A component was drawn outside of the house");
  return house;
}
