import * as v from "valibot";
import { Id, Role } from "./parts.ts";

/** Bodies of accounts: signing in with a second factor, one's own account, administration. See bodies.ts. */

/**
 * POST /api/sign-in -> 204 and the session's cookie, or 200 SecondStepAnswer and the cookie of this sign-in: one of
 * these ways must follow within five minutes, else `sign-in-over` (410). POST /api/sign-in/totp, /recovery {code} -> 204.
 */
export const SecondFactor = v.picklist(["passkey", "totp", "recovery"]);
export const SecondStepAnswer = v.strictObject({ ways: v.array(SecondFactor) });
export const SignInCode = v.strictObject({ code: v.string() });

/**
 * POST /api/sign-in/passkey/options -> PasskeyOptions (WebAuthn's JSON): of whoever is half signed in, else of anybody:
 * then the passkey alone says who it is. POST /api/sign-in/passkey {response} -> 204.
 */
export const PasskeyOptions = v.looseObject({ challenge: v.string() });
export const PasskeyResponse = v.strictObject({ response: v.looseObject({ id: v.string() }) });

/**
 * POST /api/password-reset -> 204, or ResetWithoutMail where no e-mail leaves; for every address the same: whether
 * there is such an account is nobody's business.
 */
export const AskForReset = v.strictObject({ email: v.string() });
export const ResetWithoutMail = v.strictObject({ mailLeaves: v.literal(false) });

/** GET /api/account -> AccountAnswer. Times in ms since 1970. */
export const Passkey = v.strictObject({
  id: Id,
  name: v.string(),
  madeAt: v.number(),
  usedAt: v.nullable(v.number()),
});
export const Device = v.strictObject({
  id: Id,
  /** "Chrome on Windows"; empty where the browser said nothing. */
  device: v.string(),
  startedAt: v.number(),
  seenAt: v.number(),
  /** The one that asks. */
  current: v.boolean(),
});
export const AccountAnswer = v.strictObject({
  name: v.string(),
  email: v.string(),
  hasPassword: v.boolean(),
  /** Code points that a new password needs: fewer where there is a second factor. */
  leastPassword: v.number(),
  totp: v.boolean(),
  recoveryLeft: v.number(),
  passkeys: v.array(Passkey),
  devices: v.array(Device),
  /** The organisation asks for a second factor. */
  secondFactorRequired: v.boolean(),
  /** Until when sensitive changes need no further proof. */
  provedUntil: v.number(),
});

/**
 * Sensitive changes (factors, password, sign-in elsewhere) answer `prove-again` (403) unless the person proved within
 * the last ten minutes who they are: by signing in, or by POST /api/account/prove {password} or {code} -> 204, or with
 * a passkey: /api/account/prove/passkey/options, /api/account/prove/passkey {response}.
 */
export const Prove = v.union([
  v.strictObject({ password: v.string() }),
  v.strictObject({ code: v.string() }),
]);
/** POST /api/account/password -> 204; every other session of theirs ends. */
export const ChangePassword = v.strictObject({ password: v.string() });
/**
 * POST /api/account/totp -> TotpAnswer (not in use before it is confirmed); /confirm {code} -> RecoveryAnswer, empty where
 * codes from before are left; DELETE -> 204. The last factor stays where it is required (`second-factor-last`), and beside
 * a password of fewer than 15 characters (`password-longer-first`).
 */
export const TotpAnswer = v.strictObject({ secret: v.string(), uri: v.string() });
/** POST /api/account/recovery-codes -> RecoveryAnswer: new ones in place of the old; shown this once. */
export const RecoveryAnswer = v.strictObject({ codes: v.array(v.string()) });
/**
 * POST /api/account/passkeys/options -> PasskeyOptions; POST /api/account/passkeys -> 201 AddedPasskey, with
 * `codes` when these are the first recovery codes, else none; PATCH /api/account/passkeys/:id {name} -> 204; DELETE -> 204.
 */
export const AddPasskey = v.strictObject({ name: v.string(), response: v.looseObject({ id: v.string() }) });
export const AddedPasskey = v.strictObject({ passkey: Passkey, codes: v.array(v.string()) });
export const RenamePasskey = v.strictObject({ name: v.string() });
/** DELETE /api/account/devices/:id -> 204; DELETE /api/account/devices -> 204: every other one. */

/** GET, PUT /api/organisation -> OrganisationAnswer; for administrators. PUT takes any of the settings, saved at once. */
export const OrganisationSettings = v.strictObject({
  name: v.string(),
  emergencyNumber: v.string(),
  /** IANA name; null: none was chosen, and each browser's own is used. */
  timeZone: v.nullable(v.string()),
  namedInLetters: v.boolean(),
  secondFactor: v.boolean(),
  /** ms: MIN_IDLE_MS to MAX_IDLE_MS, MIN_LONGEST_MS to MAX_LONGEST_MS. */
  idleMs: v.number(),
  longestMs: v.number(),
});
export type OrganisationSettings = v.InferOutput<typeof OrganisationSettings>;
export const SaveOrganisation = v.partial(OrganisationSettings);
export const OrganisationAnswer = v.strictObject({
  settings: OrganisationSettings,
  defaults: v.omit(OrganisationSettings, ["name", "emergencyNumber"]),
  /** As Support set it. */
  retentionMs: v.number(),
  chatEnabled: v.boolean(),
  /** False: letters stay in the outbox of whoever runs the server. */
  mailLeaves: v.boolean(),
  /** The administrator's newest request to Support that still counts. */
  request: v.nullable(
    v.strictObject({
      wish: v.picklist(["off", "on"]),
      state: v.picklist(["letter-sent", "confirmed"]),
      at: v.number(),
    }),
  ),
});

/** POST /api/organisation/chat-request {wish} -> 204: a letter goes to one's own address; its link confirms. */
export const AskSupport = v.strictObject({ wish: v.picklist(["off", "on"]) });
/** POST /api/chat-requests/look {secret} -> AskedSupportAnswer; POST /api/chat-requests/confirm {secret} -> 204. */
export const ChatRequestSecret = v.strictObject({ secret: v.string() });
export const AskedSupportAnswer = v.strictObject({
  wish: v.picklist(["off", "on"]),
  organisation: v.string(),
});

/** PATCH /api/colleagues/:id -> 204; POST …/:id/deactivate, /restore, /reset-second-factor, /link -> 204 or InvitationAnswer. */
export const ChangeColleague = v.strictObject({
  name: v.optional(v.string()),
  roles: v.optional(v.array(Role)),
});

/** GET /api/attention -> AttentionAnswer; for administrators: numbers of what awaits them. */
export const AttentionAnswer = v.strictObject({
  undeliveredLetters: v.number(),
  rejectedFiles: v.number(),
  /** Names of jobs that are late, of the whole installation. */
  lateJobs: v.array(v.string()),
});
