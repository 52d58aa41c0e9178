import * as v from "valibot";
import { SENTENCES } from "./error-codes.ts";
import {
  ClientId,
  Id,
  Me,
  Member,
  Message,
  Organisation,
  RoomState,
  ThreadSummary,
  Version,
} from "./parts.ts";

/** What the server says to a page over the socket: JSON objects, one a text frame. */

/** When the session ends unless there is input, and when it does whatever is done. */
export const SessionEnds = v.strictObject({ endsAt: v.number(), longestEndsAt: v.number() });

/**
 * Answers `hello`. `threads` are the most recently active ones and all with unread messages, newest first; `older`
 * says that `GET /api/threads` has more. `lastRead` is where the chat opens. `online` are people of these threads.
 * `session` is null for guests: theirs ends when they have not been here for a day.
 * Then follows one `changes` for each held thread that moved, and from then on everything live.
 */
export const Welcome = v.strictObject({
  type: v.literal("welcome"),
  protocol: v.number(),
  now: v.number(),
  me: Me,
  organisation: Organisation,
  threads: v.array(ThreadSummary),
  older: v.boolean(),
  lastRead: v.nullable(Id),
  online: v.array(Id),
  session: v.nullable(SessionEnds),
});

/** To every open socket of a session whose end has moved. */
export const Session = v.strictObject({ type: v.literal("session"), ...SessionEnds.entries });

/** A thread that is new to this person, or whose members changed (version raised). */
export const Thread = v.strictObject({
  type: v.literal("thread"),
  thread: ThreadSummary,
  online: v.array(Id),
});

/** This person is no longer a member: forget the thread. */
export const Left = v.strictObject({ type: v.literal("left"), threadId: Id });

/** A message was appended; its `seq` is the thread's new version. */
export const Posted = v.strictObject({ type: v.literal("posted"), threadId: Id, message: Message });

/** One's own post is on disk. On the socket that posted it stands in place of `posted`. */
export const Confirmed = v.strictObject({
  type: v.literal("confirmed"),
  threadId: Id,
  clientId: ClientId,
  seq: Version,
  at: v.number(),
  expiresAt: v.number(),
});

/** A message was deleted. */
export const Removed = v.strictObject({
  type: v.literal("removed"),
  threadId: Id,
  version: Version,
  seq: Version,
});

/**
 * What changed in a thread after `since`, up to `version`: messages that live, and those that were deleted. With
 * `reset` the page must forget what it holds: `messages` is the newest page, and `older` says whether there is more.
 */
export const Changes = v.strictObject({
  type: v.literal("changes"),
  threadId: Id,
  since: Version,
  version: Version,
  reset: v.boolean(),
  older: v.boolean(),
  messages: v.array(Message),
  removed: v.array(Version),
  members: v.array(Member),
});

/** How far people have come: [person, delivered, read]. Never goes back; not versioned. */
export const Positions = v.strictObject({
  type: v.literal("positions"),
  threadId: Id,
  positions: v.array(v.tuple([Id, Version, Version])),
});

/** Shown for five seconds, or until a message of this person arrives. */
export const TypingNow = v.strictObject({ type: v.literal("typing"), threadId: Id, personId: Id });

export const Presence = v.strictObject({
  type: v.literal("presence"),
  online: v.array(Id),
  offline: v.array(Id),
});

/** To a host, after `welcome` and whenever it changes: everybody who waits in their waiting rooms, the first first. */
export const Waiting = v.strictObject({
  type: v.literal("waiting"),
  people: v.array(
    v.strictObject({ appointmentId: Id, threadId: Id, personId: Id, name: v.string(), since: v.number() }),
  ),
});

/**
 * To a host, after `welcome` and whenever it changes: who stands at the door with a right code and asks to be let in
 * by name. `says` is what they typed, `contact` whose code it is.
 */
export const Admissions = v.strictObject({
  type: v.literal("admissions"),
  asking: v.array(v.strictObject({ id: Id, says: v.string(), contact: v.string(), at: v.number() })),
});

/**
 * To a participant: how it stands. `told`: how the host learns of them; `later`: as soon as they come, since there is
 * no way to write to them. `early`: the room is not open yet, and nobody was told. `connected`: the host is ready.
 */
export const WaitingRoom = v.strictObject({
  type: v.literal("waiting-room"),
  appointmentId: Id,
  state: RoomState,
  told: v.picklist(["here", "letter", "later"]),
});

/** Its name, emergency number or retention is another from now on. */
export const OrganisationNow = v.strictObject({
  type: v.literal("organisation"),
  organisation: Organisation,
});

export const Pong = v.strictObject({ type: v.literal("pong"), now: v.number() });

/** A frame was not carried out. `re` says which one, as far as it could be read. */
export const Refused = v.strictObject({
  type: v.literal("refused"),
  code: v.picklist(Object.keys(SENTENCES) as (keyof typeof SENTENCES)[]),
  sentence: v.string(),
  re: v.strictObject({
    type: v.optional(v.string()),
    threadId: v.optional(v.number()),
    clientId: v.optional(v.string()),
    seq: v.optional(v.number()),
    field: v.optional(v.string()),
  }),
});

export const FRAMES_DOWN = {
  welcome: Welcome,
  session: Session,
  thread: Thread,
  left: Left,
  posted: Posted,
  confirmed: Confirmed,
  removed: Removed,
  changes: Changes,
  positions: Positions,
  typing: TypingNow,
  presence: Presence,
  waiting: Waiting,
  admissions: Admissions,
  "waiting-room": WaitingRoom,
  organisation: OrganisationNow,
  pong: Pong,
  refused: Refused,
} as const;

export type FrameDownType = keyof typeof FRAMES_DOWN;
export type FrameDownOf<T extends FrameDownType> = v.InferOutput<(typeof FRAMES_DOWN)[T]>;
export type FrameDown = { [T in FrameDownType]: FrameDownOf<T> }[FrameDownType];
