import * as v from "valibot";
import { MAX_HELD_THREADS } from "./limits.ts";
import { ClientId, Id, Version } from "./parts.ts";

/** What a page says to the server over the socket: JSON objects, one a text frame. */

/** The first frame. `held`: the [thread, version] pairs that this page has loaded and wants to be brought up to date. */
export const Hello = v.strictObject({
  type: v.literal("hello"),
  protocol: v.number(),
  held: v.pipe(v.array(v.tuple([Id, Version])), v.maxLength(MAX_HELD_THREADS)),
});

/** Answered by `confirmed` once it is on disk, or by `refused`. */
export const Post = v.strictObject({
  type: v.literal("post"),
  threadId: Id,
  clientId: ClientId,
  text: v.string(),
});

/** Answered by `removed` to everybody, or by `refused`. */
export const Delete = v.strictObject({ type: v.literal("delete"), threadId: Id, seq: Version });

/** This device has everything up to `seq`. Cumulative; sent at most once a second for each thread. */
export const Received = v.strictObject({ type: v.literal("received"), threadId: Id, seq: Version });

/** The person has seen everything up to `seq`; implies `received`. Makes this the last read thread. */
export const Read = v.strictObject({ type: v.literal("read"), threadId: Id, seq: Version });

/** The person is typing; sent at most every three seconds while they do. */
export const Typing = v.strictObject({ type: v.literal("typing"), threadId: Id });

/** A gap was seen: answered by `changes` since `version`. */
export const CatchUp = v.strictObject({ type: v.literal("catch-up"), threadId: Id, version: Version });

/**
 * A participant is in the waiting room of this appointment, from now on until they are gone. Answered by
 * `waiting-room`, or by `refused`.
 */
export const Wait = v.strictObject({ type: v.literal("wait"), appointmentId: Id });

/**
 * The person did something on this page: a key, the mouse, a finger. Sent at most every ACTIVE_EVERY_MS; the end of an
 * account holder's session is put off, and `session` says to when.
 */
export const Active = v.strictObject({ type: v.literal("active") });

/** Is anybody there? Answered by `pong` with the server's time. A page that says nothing for PRESENT_MS counts as away. */
export const Ping = v.strictObject({ type: v.literal("ping") });

export const FRAMES_UP = {
  hello: Hello,
  post: Post,
  delete: Delete,
  received: Received,
  read: Read,
  typing: Typing,
  "catch-up": CatchUp,
  wait: Wait,
  active: Active,
  ping: Ping,
} as const;

export type FrameUpType = keyof typeof FRAMES_UP;
export type FrameUpOf<T extends FrameUpType> = v.InferOutput<(typeof FRAMES_UP)[T]>;
export type FrameUp = { [T in FrameUpType]: FrameUpOf<T> }[FrameUpType];
