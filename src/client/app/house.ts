import type { ReadonlySignal, Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { Landing } from "../../shared/protocol/guest-bodies.ts";
import type { Me, Organisation } from "../../shared/protocol/parts.ts";
import type { Drafts } from "../composer/drafts.ts";
import type { Connection } from "../connection/connection.ts";
import type { ServerClock } from "../connection/server-clock.ts";
import type { Attaching } from "../files/attaching.ts";
import type { Postman } from "../outbox/postman.ts";
import type { Presence } from "../presence/presence.ts";
import type { Reading } from "../reading/reading.ts";
import type { Session } from "../session/session-end.ts";
import type { Visitors } from "../sessions/visitors.ts";
import type { Conversations } from "../threads/conversations.ts";
import type { Deletions } from "../timeline/deletions.ts";
import type { Typing } from "../typing/typing.ts";
import type { WaitingRoomStay } from "../waiting-room/stay.ts";

/** Who is signed in, and where; null until the server has said `welcome`. */
export type Someone = { readonly me: Me; readonly organisation: Organisation };

/** `organisation`: empty where nobody was in before. `byTheClock`: it ended because nobody did anything, or was long. */
type Locked = { readonly organisation: string; readonly byTheClock: boolean };

/** Everything that the pages share. */
export type House = {
  readonly someone: ReadonlySignal<Someone | null>;
  /** The thread that `/chat` opens on. */
  readonly lastRead: Signal<number | null>;
  /** All that waits to be read: the number in the badge. */
  readonly unread: ReadonlySignal<number>;
  /** Changes at midnight, for words like *today*. */
  readonly today: ReadonlySignal<string>;
  /** True where list and thread stand side by side. */
  readonly wide: ReadonlySignal<boolean>;
  /** The connection has been lost for longer than a blink. */
  readonly cutOff: ReadonlySignal<boolean>;
  /** The session has ended: the sign-in stands in place of every page inside. */
  readonly locked: ReadonlySignal<Locked | null>;
  /** Null for guests. */
  /** `off`: Support has turned the chat off. `support`: somebody of Support, for whom there is none. */
  readonly standing: ReadonlySignal<"chat" | "off" | "support">;
  readonly session: ReadonlySignal<Session | null>;
  readonly clock: ServerClock;
  readonly connection: Connection;
  readonly conversations: Conversations;
  readonly postman: Postman;
  readonly reading: Reading;
  readonly deletions: Deletions;
  readonly typing: Typing;
  readonly presence: Presence;
  readonly drafts: Drafts;
  readonly attaching: Attaching;
  readonly stay: WaitingRoomStay;
  readonly visitors: Visitors;
  /** Comes in as a guest, with the answer to a request that was sent at `askedAt` (ms, the device's clock). */
  land(landing: InferOutput<typeof Landing>, askedAt: number): void;
  /** To be called when somebody has signed in by this page. */
  comeIn(): void;
  /** Tells the server that somebody is here, where there is no socket. False where there should be one. */
  activeByFoot(): boolean;
  /** Tells the server; the sentence if that failed. */
  signOut(): Promise<string | null>;
};

/** A house whose own signals can be set: for those who run it, not for those who draw it. */
export type OpenHouse = House & {
  readonly someone: Signal<Someone | null>;
  readonly today: Signal<string>;
  readonly wide: Signal<boolean>;
  readonly cutOff: Signal<boolean>;
  readonly standing: Signal<"chat" | "off" | "support">;
  readonly locked: Signal<Locked | null>;
  readonly session: Signal<Session | null>;
  /** When it ends, as far as is known; null where nobody with an account is in. */
  sessionEnds: FrameDownOf<"welcome">["session"];
  /** Whose drafts and unsent messages the memory holds, beyond the end of their session. */
  wordsOf: number | null;
};

export const HouseContext = createContext<House | null>(null);

export function useHouse(): House {
  const house = useContext(HouseContext);
  if (house === null) throw new Error("A component was drawn outside of the house");
  return house;
}
