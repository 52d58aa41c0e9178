import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { InferOutput } from "valibot";
import type { PostAnswer } from "../../shared/protocol/bodies.ts";
import { MAX_HELD_THREADS } from "../../shared/protocol/limits.ts";
import { makeDrafts } from "../composer/drafts.ts";
import { type Connection, makeConnection } from "../connection/connection.ts";
import { request } from "../connection/request.ts";
import { makeServerClock, type ServerClock } from "../connection/server-clock.ts";
import type { Entry } from "../outbox/outbox.ts";
import { makePostman, type Postman } from "../outbox/postman.ts";
import { makePresence } from "../presence/presence.ts";
import { makeReading } from "../reading/reading.ts";
import { dayOf } from "../text/dates.ts";
import { held, unreadInAll } from "../threads/chats.ts";
import { type Conversations, makeConversations } from "../threads/conversations.ts";
import { makeTyping } from "../typing/typing.ts";
import { after, makeSocket, newClientId } from "./browser.ts";
import { hear } from "./hear.ts";
import type { House, Someone } from "./house.ts";
import { signOut } from "./leave.ts";

type Post = InferOutput<typeof PostAnswer>;

/** A house whose own signals can be set: for those who run it, not for those who draw it. */
export type OpenHouse = House & {
  readonly someone: Signal<Someone | null>;
  readonly lastRead: Signal<number | null>;
  readonly today: Signal<string>;
  readonly wide: Signal<boolean>;
  readonly cutOff: Signal<boolean>;
  /** Whose drafts and unsent messages the memory holds, beyond the end of their session. */
  wordsOf: number | null;
};

/** Puts the parts together; the only place of the page that knows them all. */
export function assemble(): OpenHouse {
  const clock = makeServerClock(Date.now);
  const someone = signal<Someone | null>(null);
  const presence = makePresence();
  const connection: Connection = connect(clock, () => house);
  const conversations = makeConversations({
    send: connection.send,
    ask: (path) => request("GET", path),
    now: clock.now,
    onOnline: (people) => presence.changed(people, []),
  });
  const house: OpenHouse = {
    someone,
    clock,
    connection,
    conversations,
    presence,
    lastRead: signal<number | null>(null),
    unread: unreadOf(conversations),
    today: signal(dayOf(Date.now())),
    wide: signal(true),
    cutOff: signal(false),
    wordsOf: null,
    drafts: makeDrafts(),
    postman: employPostman(connection, clock, conversations, someone),
    reading: makeReading({
      after,
      send: connection.send,
      onRead: (threadId, seq) => {
        const myId = someone.peek()?.me.id;
        if (myId !== undefined) conversations.moved(threadId, [[myId, seq, seq]]);
      },
    }),
    typing: makeTyping({ after, send: connection.send, now: Date.now }),
    opened: (threadId) => {
      house.lastRead.value = threadId;
      house.reading.opened(threadId);
    },
    signOut: () => signOut(house),
  };
  return house;
}

function connect(clock: ServerClock, house: () => OpenHouse): Connection {
  return makeConnection({
    makeSocket,
    clock,
    after,
    deviceNow: Date.now,
    random: Math.random,
    held: () => {
      const chats = house().conversations.chats.peek();
      return chats === null ? [] : held(chats, MAX_HELD_THREADS);
    },
    onFrame: (frame) => hear(house(), frame),
    isSignedIn: async () => {
      const answer = await request("GET", "/api/unread");
      return answer.ok || answer.status !== 401;
    },
  });
}

function unreadOf(conversations: Conversations): ReadonlySignal<number> {
  return computed(() => (conversations.chats.value === null ? 0 : unreadInAll(conversations.chats.value)));
}

function employPostman(
  connection: Connection,
  clock: ServerClock,
  conversations: Conversations,
  someone: ReadonlySignal<Someone | null>,
): Postman {
  return makePostman({
    after,
    newClientId,
    now: clock.now,
    send: connection.send,
    post: ({ threadId, clientId, text }: Entry) =>
      request<Post>("POST", `/api/threads/${threadId}/messages`, { clientId, text }),
    onConfirmed: ({ threadId, clientId, text }, { seq, at, expiresAt }) => {
      const authorId = someone.peek()?.me.id;
      if (authorId === undefined) return;
      conversations.confirmed(threadId, { seq, clientId, authorId, text, at, expiresAt });
    },
  });
}
