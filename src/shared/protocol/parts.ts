import * as v from "valibot";
import { MAX_NAME_LENGTH } from "./limits.ts";

/** Pieces that frames and bodies share. Times are milliseconds since 1970, by the server's clock. */
export const Id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const Version = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Made by the sender, unique for each message of theirs; the same one twice is the same message. */
export const ClientId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,36}$/));

export const ROLES = ["administrator", "host", "participant"] as const;
export const Role = v.picklist(ROLES);
export type Role = v.InferOutput<typeof Role>;

export const Person = v.strictObject({
  id: Id,
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH)),
});
export type Person = v.InferOutput<typeof Person>;

/** One member of a thread, and how far they have come in it. `left`: no longer a member, but the name is still needed. */
export const Member = v.strictObject({
  id: Id,
  name: v.string(),
  roles: v.array(Role),
  /** Came in by a link or a code; has no roles. */
  guest: v.boolean(),
  left: v.boolean(),
  delivered: Version,
  read: Version,
});
export type Member = v.InferOutput<typeof Member>;

/** A file at `/api/files/<id>`. `type` is told from its content; `size` in bytes. */
export const FilePart = v.strictObject({ id: Id, name: v.string(), type: v.string(), size: v.number() });
export type FilePart = v.InferOutput<typeof FilePart>;

/** `seq` is the version that the thread had when the message was appended. */
export const Message = v.strictObject({
  seq: Version,
  clientId: ClientId,
  authorId: Id,
  /** Empty where there is a file. */
  text: v.string(),
  file: v.optional(FilePart),
  at: v.number(),
  expiresAt: v.number(),
});
export type Message = v.InferOutput<typeof Message>;

/**
 * A thread in the list. `unread` holds [seq, expiresAt] of the messages of others beyond one's read position, oldest
 * first, the newest MAX_UNREAD_MARKS at most: so a page counts down by itself when one of them expires.
 */
export const ThreadSummary = v.strictObject({
  id: Id,
  version: Version,
  members: v.array(Member),
  activityAt: v.number(),
  unread: v.array(v.tuple([Version, v.number()])),
  last: v.nullable(Message),
});
export type ThreadSummary = v.InferOutput<typeof ThreadSummary>;

/** How it stands with a participant of a session. `early`: its waiting room opens an hour before the beginning. */
export const RoomState = v.picklist(["early", "waiting", "connected", "ended"]);
export type RoomState = v.InferOutput<typeof RoomState>;

export const Organisation = v.strictObject({
  id: Id,
  name: v.string(),
  retentionMs: v.number(),
  emergencyNumber: v.string(),
});
export type Organisation = v.InferOutput<typeof Organisation>;

export const Me = v.strictObject({
  id: Id,
  name: v.string(),
  /** Empty for a guest. */
  email: v.string(),
  roles: v.array(Role),
  guest: v.boolean(),
});
export type Me = v.InferOutput<typeof Me>;
