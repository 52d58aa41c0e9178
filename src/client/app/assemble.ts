import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { InferOutput } from "valibot";
import type { PostAnswer } from "../../shared/protocol/bodies.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import { MAX_HELD_THREADS } from "../../shared/protocol/limits.ts";
import { makeDrafts } from "../composer/drafts.ts";
import { Connection } from "../connection/connection.ts";
import { request } from "../connection/request.ts";
import { makeServerClock, type ServerClock } from "../connection/server-clock.ts";
import { makeAttaching } from "../files/attaching.ts";
import { interruptedUploads } from "../files/interrupted.ts";
import { Postman } from "../outbox/postman.ts";
import { makePresence } from "../presence/presence.ts";
import { Reading } from "../reading/reading.ts";
import { makeVisitors } from "../sessions/visitors.ts";
import { dayOf } from "../text/dates.ts";
import { held, unreadInAll } from "../threads/chats.ts";
import { Conversations } from "../threads/conversations.ts";
import { Deletions } from "../timeline/deletions.ts";
import { Typing } from "../typing/typing.ts";
import { WaitingRoomStay } from "../waiting-room/stay.ts";
import { after, makeSocket, newClientId } from "./browser.ts";
import { hear } from "./hear.ts";
import type { OpenHouse, Someone } from "./house.ts";
import { land } from "./land.ts";
import { signOut } from "./leave.ts";
import { comeInOnAllTabs } from "./lock.ts";
import { activeByFoot } from "./standing.ts";

/** What the parts with a line to the server have in common. */
type Lines = {
  readonly clock: ServerClock;
  readonly send: (frame: FrameUp) => boolean;
  readonly conversations: Conversations;
  readonly someone: ReadonlySignal<Someone | null>;
};

/** Puts the parts together; the only place of the page that knows them all. */
export function assemble(): OpenHouse {
  const clock = makeServerClock(Date.now);
  const someone = signal<Someone | null>(null);
  const presence = makePresence();
  const connection: Connection = connect(clock, () => house);
  const send = (frame: FrameUp) => connection.send(frame);
  const conversations = new Conversations({
    send,
    ask: (path) => request("GET", path),
    now: clock.now,
    onOnline: (people) => presence.changed(people, []),
  });
  const lines = { clock, send, conversations, someone };
  const house: OpenHouse = {
    ...{ clock, someone, presence, connection, conversations },
    lastRead: signal<number | null>(null),
    unread: unreadOf(conversations),
    today: signal(dayOf(Date.now())),
    wide: signal(true),
    cutOff: signal(false),
    locked: signal(null),
    standing: signal("chat"),
    session: signal(null),
    sessionEnds: null,
    wordsOf: null,
    drafts: makeDrafts(),
    attaching: makeAttaching(interruptedUploads(sessionStorage).map(({ threadId }) => threadId)),
    postman: employPostman(lines),
    reading: beginReading(lines),
    deletions: beginDeletions(lines),
    typing: new Typing({ after, send, now: Date.now }),
    stay: beginStay(send),
    visitors: makeVisitors(),
    land: (landing, askedAt) => land(house, landing, askedAt),
    comeIn: () => comeInOnAllTabs(house),
    activeByFoot: () => activeByFoot(house),
    signOut: () => signOut(house),
  };
  return house;
}

function connect(clock: ServerClock, house: () => OpenHouse): Connection {
  return new Connection({
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

function employPostman({ clock, send, conversations, someone }: Lines): Postman {
  return new Postman({
    after,
    newClientId,
    send,
    now: clock.now,
    post: ({ threadId, clientId, text }) => {
      const path = `/api/threads/${threadId}/messages`;
      return request<InferOutput<typeof PostAnswer>>("POST", path, { clientId, text });
    },
    onConfirmed: ({ threadId, clientId, text }, { seq, at, expiresAt }) => {
      const authorId = someone.peek()?.me.id;
      if (authorId === undefined) return;
      conversations.confirmed(threadId, { seq, clientId, authorId, text, at, expiresAt });
    },
  });
}

function beginReading({ send, conversations, someone }: Lines): Reading {
  return new Reading({
    after,
    send,
    onRead: (threadId, seq) => {
      const myId = someone.peek()?.me.id;
      if (myId !== undefined) conversations.moved(threadId, [[myId, seq, seq]]);
    },
  });
}

function beginDeletions({ clock, conversations }: Lines): Deletions {
  return new Deletions({
    after,
    now: clock.now,
    ask: (threadId, seq) => request("DELETE", `/api/threads/${threadId}/messages/${seq}`, {}),
    onDeleted: (threadId, seq) => conversations.deleted(threadId, seq),
  });
}

function beginStay(send: Lines["send"]): WaitingRoomStay {
  const place = "waiting room";
  const keep = (id: number | null) =>
    id === null ? sessionStorage.removeItem(place) : sessionStorage.setItem(place, String(id));
  return new WaitingRoomStay({ send, keep, kept: Number(sessionStorage.getItem(place)) || null });
}
