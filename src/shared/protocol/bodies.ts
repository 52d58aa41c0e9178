import * as v from "valibot";
import { MAX_MEMBERS, MIN_QUERY_LENGTH } from "./limits.ts";
import { ClientId, Id, Me, Message, Organisation, Person, Role, ThreadSummary, Version } from "./parts.ts";

/**
 * Bodies of the HTTP interface, by deed. Requests are JSON; answers are the `…Answer` shapes, or an `ErrorBody`
 * with a status of 4xx. Lengths of names, addresses and passwords are checked by the domain, each with its own code.
 */
export const ErrorBody = v.strictObject({
  code: v.string(),
  sentence: v.string(),
  field: v.optional(v.string()),
  /** With `chat-disabled`, at the doors of guests: whose chat it is, and whom to call. */
  clinic: v.optional(v.strictObject({ name: v.string(), emergencyNumber: v.string() })),
});
export type ErrorBody = v.InferOutput<typeof ErrorBody>;

/** POST /api/sign-in -> 204 and the session's cookie */
export const SignIn = v.strictObject({ email: v.string(), password: v.string() });

/** POST /api/links/look -> LinkAnswer: what a one-time link is for, without using it up. */
export const LookAtLink = v.strictObject({ secret: v.string() });
export const LinkAnswer = v.strictObject({
  purpose: v.picklist(["set-up", "welcome", "reset"]),
  organisation: v.nullable(v.string()),
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
});

/** POST /api/set-up -> 204 and a session: the organisation and its first administrator. */
export const SetUp = v.strictObject({
  secret: v.string(),
  organisation: v.string(),
  emergencyNumber: v.string(),
  name: v.string(),
  email: v.string(),
  password: v.string(),
});

/**
 * POST /api/welcome -> as /api/sign-in: by a link `welcome` or `reset`, somebody chooses a password. Sessions that they
 * had end.
 */
export const Welcome = v.strictObject({ secret: v.string(), password: v.string() });

/**
 * POST /api/people/find -> PeopleAnswer: completion in New Chat from own contacts and accounts; for hosts. No GET: what
 * is typed are names of patients, which belong into no address and no proxy's log.
 */
export const FindPeople = v.strictObject({ query: v.pipe(v.string(), v.minLength(MIN_QUERY_LENGTH)) });
export const FoundPerson = v.strictObject({
  ...Person.entries,
  /** One of the host's own contacts; else somebody with an account. */
  guest: v.boolean(),
  email: v.nullable(v.string()),
  /** Of the contact's mobile number: tells people of the same name apart. */
  lastFour: v.nullable(v.string()),
});
export const PeopleAnswer = v.strictObject({ people: v.array(FoundPerson) });

/** GET /api/colleagues -> ColleaguesAnswer; for administrators. `invited`: has no way to sign in yet. */
export const Colleague = v.strictObject({
  ...Person.entries,
  email: v.string(),
  roles: v.array(Role),
  invited: v.boolean(),
  deactivated: v.boolean(),
  /** Has a passkey or an authenticator app. */
  secondFactor: v.boolean(),
});
export const ColleaguesAnswer = v.strictObject({ colleagues: v.array(Colleague) });

/** `link`: null when it was mailed to them. POST /api/colleagues -> 201 InvitationAnswer; POST /api/colleagues/:id/link -> 201 InvitationAnswer (a new link). */
export const AddColleague = v.strictObject({ name: v.string(), email: v.string(), roles: v.array(Role) });
export const InvitationAnswer = v.strictObject({ id: Id, link: v.nullable(v.string()), endsAt: v.number() });

/** POST /api/threads -> 200 or 201 ThreadAnswer: the chat with exactly these people, made if there is none. */
export const StartThread = v.strictObject({ people: v.pipe(v.array(Id), v.maxLength(MAX_MEMBERS)) });
export const ThreadAnswer = v.strictObject({ threadId: Id });

/** GET /api/threads?before= -> ThreadsAnswer: those whose last activity is before that time, newest first. */
export const ThreadsAnswer = v.strictObject({
  threads: v.array(ThreadSummary),
  older: v.boolean(),
  online: v.array(Id),
});

/** GET /api/threads/:id/messages?before=seq -> MessagesAnswer: oldest first, as of `version`. */
export const MessagesAnswer = v.strictObject({
  version: Version,
  messages: v.array(Message),
  older: v.boolean(),
});

/** POST /api/threads/:id/messages -> 201 PostAnswer; the same as the frame `post`. */
export const PostMessage = v.strictObject({ clientId: ClientId, text: v.string() });
export const PostAnswer = v.strictObject({ seq: Version, at: v.number(), expiresAt: v.number() });

/** DELETE /api/threads/:id/messages/:seq -> 204. GET /api/unread -> UnreadAnswer: the number in the badge. */
export const UnreadAnswer = v.strictObject({ unread: v.number() });

/**
 * GET /api/me -> MeAnswer: as whom this browser is signed in, if at all. A guest's name is empty in `me`. `here`: what the
 * frame `welcome` would say, for whom there is no socket: Support, and everybody while their chat is turned off.
 */
export const MeAnswer = v.strictObject({
  me: v.nullable(v.strictObject({ name: v.string(), guest: v.boolean() })),
  here: v.nullable(
    v.strictObject({
      me: Me,
      organisation: Organisation,
      support: v.boolean(),
      session: v.nullable(v.strictObject({ endsAt: v.number(), longestEndsAt: v.number() })),
    }),
  ),
});

/** GET /api/files/refused -> RefusedFilesAnswer: what the scanner refused, the newest first; for administrators. */
export const RefusedFilesAnswer = v.strictObject({
  /** Whether files are looked at here at all. */
  scanned: v.boolean(),
  refused: v.array(
    v.strictObject({
      /** As in the log. */
      id: Id,
      /** An account holder's name; null for a guest. */
      by: v.nullable(v.string()),
      code: v.picklist(["file-infected", "file-unscannable"]),
      at: v.number(),
    }),
  ),
});
