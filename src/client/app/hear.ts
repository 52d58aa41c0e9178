import { batch } from "@preact/signals";
import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";
import { hearOfSession } from "./hear-of-session.ts";
import type { OpenHouse } from "./house.ts";
import { forgetEverything, rememberGuest } from "./leave.ts";

/** Gives each frame to those whom it concerns. */
export function hear(house: OpenHouse, frame: FrameDown): void {
  batch(() => {
    if (frame.type === "welcome") beWelcomed(house, frame);
    house.conversations.heard(frame);
    if (frame.type === "organisation" && house.someone.value !== null)
      house.someone.value = { ...house.someone.value, organisation: frame.organisation };
    if (frame.type === "thread") house.presence.changed(frame.online, []);
    if (frame.type === "presence") house.presence.changed(frame.online, frame.offline);
    if (frame.type === "typing") house.typing.heard(frame.threadId, frame.personId);
    if (frame.type === "posted") house.typing.wrote(frame.threadId, frame.message.authorId);
    house.stay.heard(frame);
    house.visitors.heard(frame);
    hearOfOwnMessages(house, frame);
  });
  if (frame.type === "welcome" || frame.type === "session") void hearOfSession(house, frame);
  if ("threadId" in frame) tellReceived(house, frame.threadId);
}

/** Says for every thread how far this device has its messages; after `welcome`, when frames can go. */
export function tellAllReceived(house: OpenHouse): void {
  for (const threadId of house.conversations.chats.peek()?.byId.keys() ?? []) tellReceived(house, threadId);
}

function beWelcomed(house: OpenHouse, frame: FrameDownOf<"welcome">): void {
  const before = house.someone.peek();
  if (house.wordsOf !== null && house.wordsOf !== frame.me.id) forgetEverything(house);
  house.wordsOf = frame.me.id;
  rememberGuest(frame.me.guest);
  house.locked.value = null;
  house.standing.value = "chat";
  house.someone.value = { me: frame.me, organisation: frame.organisation };
  house.presence.are(frame.online);
  if (before === null) house.lastRead.value = frame.lastRead;
}

function hearOfOwnMessages(house: OpenHouse, frame: FrameDown): void {
  const myId = house.someone.peek()?.me.id ?? 0;
  if (frame.type === "posted") house.postman.arrived([frame.message], myId);
  if (frame.type === "changes") house.postman.arrived(frame.messages, myId);
  if (frame.type === "confirmed" && !house.postman.confirmed(frame))
    house.conversations.catchUp(frame.threadId);
  if (frame.type === "refused" && frame.re.clientId !== undefined) {
    house.postman.refused(frame.re.clientId, frame.code, frame.sentence);
  }
}

/** The newest message of somebody else that this page knows without a gap, unless the server knows already. */
function tellReceived(house: OpenHouse, threadId: number): void {
  const summary = house.conversations.chats.peek()?.byId.get(threadId)?.summary;
  const newest = summary?.unread.at(-1)?.[0] ?? 0;
  const me = summary?.members.find(({ id }) => id === house.someone.peek()?.me.id);
  if (me !== undefined && newest > me.delivered) house.reading.received(threadId, newest);
}
