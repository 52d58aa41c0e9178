import * as v from "valibot";
import { MAX_MEMBERS } from "./limits.ts";
import { Id, RoomState } from "./parts.ts";

/**
 * Bodies of the HTTP interface for guests and those who invite them, by deed; the rest is in bodies.ts. Lengths and
 * forms of names, addresses, codes and notes are checked by the domain, each with its own code.
 */

/** GET /api/contacts -> ContactsAnswer: a host's own contacts, by name. POST /api/contacts/find -> those who fit. */
export const FindContacts = v.strictObject({ query: v.string() });
export const Contact = v.strictObject({
  id: Id,
  name: v.string(),
  /** E.164, and as people write it. */
  mobile: v.nullable(v.string()),
  mobileShown: v.nullable(v.string()),
  email: v.nullable(v.string()),
  /** IANA name. */
  timeZone: v.string(),
  notes: v.string(),
  /**
   * They answered STOP (or the carrier said so): they cannot be texted until they answer START. When is not told: a
   * number is stopped for every organisation, and the day would say with whom else they had to do.
   */
  optedOut: v.boolean(),
});
export type Contact = v.InferOutput<typeof Contact>;
export const ContactsAnswer = v.strictObject({ contacts: v.array(Contact) });

/**
 * POST /api/contacts -> 201 ContactAnswer, or 200 where the same person (name, and mobile or e-mail) is known to the
 * organisation: then they are from now on among the host's own. PUT /api/contacts/:id -> ContactAnswer.
 * DELETE /api/contacts/:id -> 204: their access ends at once.
 */
export const ContactForm = v.strictObject({
  name: v.string(),
  /** Empty for none. */
  mobile: v.string(),
  email: v.string(),
  timeZone: v.string(),
  notes: v.string(),
});
export const ContactAnswer = v.strictObject({ contact: Contact });

/** POST /api/contacts/:id/merge -> ContactAnswer: `into` stays and takes over chats and access; :id is gone. */
export const MergeContacts = v.strictObject({ into: Id });

/** POST /api/threads/:id/members -> 204. `fromBefore`: they see what was said before, too. DELETE …/members/:person -> 204. */
export const AddMembers = v.strictObject({
  people: v.pipe(v.array(Id), v.minLength(1), v.maxLength(MAX_MEMBERS)),
  fromBefore: v.boolean(),
});

/** How somebody learns of a message when they are not connected. */
export const CHANNELS = ["sms", "email", "none"] as const;
export const Channel = v.picklist(CHANNELS);
export type Channel = v.InferOutput<typeof Channel>;

/** A code that lets its person in, for the host to read out: nine digits. */
export const AccessCode = v.strictObject({ code: v.string(), endsAt: v.number() });

/**
 * GET /api/threads/:id/participants -> ParticipantsAnswer: for hosts of the thread. `invitation` is the newest link:
 * waiting to be sent, sent, undelivered, opened. `optedOut`: they cannot be texted (STOP).
 */
export const Participant = v.strictObject({
  id: Id,
  guest: v.boolean(),
  channel: Channel,
  /** Of the mobile number, and of the e-mail address its beginning with a dot for the rest. */
  lastFour: v.nullable(v.string()),
  emailShown: v.nullable(v.string()),
  optedOut: v.boolean(),
  invitation: v.nullable(
    v.strictObject({
      state: v.picklist(["waiting", "sent", "undelivered", "opened", "ended"]),
      at: v.number(),
    }),
  ),
  code: v.nullable(AccessCode),
});
export type Participant = v.InferOutput<typeof Participant>;
export const ParticipantsAnswer = v.strictObject({ participants: v.array(Participant) });

/**
 * POST /api/threads/:id/members/:person/invitation -> 202: sends a new link. DELETE -> 204: their links end.
 * POST /api/threads/:id/members/:person/code -> 201 AccessCode (a new one; the one before ends). DELETE -> 204.
 */

/** POST /api/invitations/open -> Landing and the guest's cookie. Nothing else uses a link up. */
export const OpenInvitation = v.strictObject({ secret: v.string() });
/** `frames` are what the socket would say first (`welcome`, then `changes` of the thread it opens on). */
export const Landing = v.strictObject({
  goTo: v.string(),
  frames: v.array(v.record(v.string(), v.unknown())),
});

/** POST /api/invitations/renew -> 202, always: if the link was one of ours, a new one is sent to the address on file. */
export const RenewInvitation = v.strictObject({ secret: v.string() });

/** POST /api/invitations/computer -> 202: *Chat on my computer*, for a guest with an e-mail address on file. */

/**
 * POST /api/join -> 200 Landing and the guest's cookie. With `name` in place of `lastFour`, when a second proof is
 * asked for (`code-second-proof`): 202 Admission, right code or wrong.
 */
export const Join = v.strictObject({
  code: v.string(),
  lastFour: v.optional(v.string()),
  name: v.optional(v.string()),
});
export const Admission = v.strictObject({ admission: v.string() });
/** POST /api/join/admitted (with the Admission) -> 200 Landing and the cookie; 202 while nobody has let them in. */
/** POST /api/admissions/:id/admit and …/refuse -> 204; for the host whose guest's code it is. */

/** GET /api/notifications -> NotificationsAnswer; PUT /api/notifications -> NotificationsAnswer. */
export const QuietHours = v.strictObject({
  /** Minutes of the day. */
  from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439)),
  until: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439)),
});
export const NotificationsAnswer = v.strictObject({
  channel: Channel,
  /** Those with an address. */
  possible: v.array(Channel),
  quiet: v.nullable(QuietHours),
  timeZone: v.string(),
  mobileShown: v.nullable(v.string()),
  email: v.nullable(v.string()),
  optedOut: v.boolean(),
  /** An account holder enters their own mobile; a guest's is the clinic's to change. */
  mayChangeMobile: v.boolean(),
});
export const NotificationsForm = v.strictObject({
  channel: Channel,
  quiet: v.nullable(QuietHours),
  timeZone: v.string(),
  /** Account holders only; empty for none. */
  mobile: v.optional(v.string()),
});

/**
 * Sessions of the clinic's calendar. POST /api/appointments -> 201 AppointmentAnswer; null: now. GET
 * /api/appointments -> AppointmentsAnswer: the host's own that have not ended, the first first. DELETE
 * /api/appointments/:id -> 204: ends it, with its codes.
 */
export const AppointmentForm = v.strictObject({
  startsAt: v.nullable(v.pipe(v.number(), v.safeInteger())),
  people: v.pipe(v.array(Id), v.maxLength(MAX_MEMBERS)),
});
export const Appointment = v.strictObject({
  id: Id,
  threadId: Id,
  startsAt: v.number(),
  endsAt: v.number(),
  people: v.array(
    v.strictObject({
      id: Id,
      name: v.string(),
      guest: v.boolean(),
      /** An account holder needs none. */
      code: v.nullable(AccessCode),
      waitingSince: v.nullable(v.number()),
      connectedAt: v.nullable(v.number()),
      invitation: v.nullable(
        v.strictObject({
          state: v.picklist(["waiting", "sent", "undelivered", "opened", "ended"]),
          at: v.number(),
        }),
      ),
    }),
  ),
});
export type Appointment = v.InferOutput<typeof Appointment>;
export const AppointmentAnswer = v.strictObject({ appointment: Appointment });
export const AppointmentsAnswer = v.strictObject({ appointments: v.array(Appointment) });
/** POST /api/appointments/:id/remind -> 202: a letter to everybody who is not there. */
/** POST /api/appointments/:id/connect -> 204: lets this person in; both sides are told and go on in the chat. */
export const ConnectPerson = v.strictObject({ personId: Id });

/** GET /api/waiting-room/:appointment -> WaitingRoomAnswer; for its participants. */
export const WaitingRoomAnswer = v.strictObject({
  id: Id,
  threadId: Id,
  hostName: v.string(),
  startsAt: v.number(),
  /** The participant's own. */
  timeZone: v.string(),
  state: RoomState,
});

/** GET /api/waiting-rooms -> WaitingRoomsAnswer: sessions to which this person is invited and that have not ended. */
export const WaitingRoomsAnswer = v.strictObject({
  rooms: v.array(v.strictObject({ id: Id, hostName: v.string(), startsAt: v.number(), state: RoomState })),
});

/** GET /api/letters -> LettersAnswer; for administrators. POST /api/letters/:id/again -> 202; DELETE -> 204. */
export const Letter = v.strictObject({
  id: Id,
  kind: v.picklist([
    ...["invitation", "notification", "reminder", "waiting"],
    ...["account-welcome", "password-reset", "chat-request", "chat-switched", "retention-changed"],
    ...["second-factor-reset", "new-sign-in-way", "link-provider", "password-changed", "factor-removed"],
    ...["sign-on-changed", "new-administrator"],
  ] as const),
  channel: v.picklist(["sms", "email"]),
  /** Whom it was for, and where to, in part. */
  name: v.string(),
  to: v.string(),
  madeAt: v.number(),
  /** What stands in the way, in a sentence. */
  problem: v.string(),
});
export const LettersAnswer = v.strictObject({
  undelivered: v.array(Letter),
  /** How many are due and have not left, or are just leaving. */
  waiting: v.number(),
});

/** GET /api/outbox -> OutboxAnswer, the newest first; in the demo only, else not-found. */
export const OutboxAnswer = v.strictObject({
  letters: v.array(
    v.strictObject({
      channel: v.picklist(["sms", "email"]),
      to: v.string(),
      subject: v.string(),
      text: v.string(),
      at: v.number(),
    }),
  ),
});
