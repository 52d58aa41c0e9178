import type { Millis } from "./identifiers.ts";

const HOUR_MS: Millis = 60 * 60_000;

/** How long messages live unless Support sets another period for the organisation. */
export const DEFAULT_RETENTION_MS: Millis = 24 * HOUR_MS;
/** Of an account holder's input at most one in this time is kept: each is a write. Pages tell of it less often than this. */
export const INPUT_KEPT_EVERY_MS: Millis = 10_000;
/** A guest's session ends this long after their last activity. */
export const GUEST_IDLE_MS: Millis = 24 * HOUR_MS;
/** A guest's link works this long from when it was sent; before it was sent, this long from when it was made. */
export const INVITATION_MS: Millis = 24 * HOUR_MS;
export const UNSENT_INVITATION_MS: Millis = 48 * HOUR_MS;
/** An ended link can be renewed for this long. */
export const RENEWABLE_MS: Millis = 7 * 24 * HOUR_MS;
/** The code of a chat. The code of an appointment ends with it. */
export const CODE_MS: Millis = 24 * HOUR_MS;
/** So long before its beginning an appointment's waiting room opens, and a second letter leaves. */
export const ROOM_OPENS_BEFORE_MS: Millis = HOUR_MS;
/** The first letter's link works for a day: for an appointment that is farther off one of a second letter will. */
export const SECOND_LETTER_BEYOND_MS: Millis = 20 * HOUR_MS;
/** An appointment that nobody ends is over this long after its beginning. */
export const APPOINTMENT_MS: Millis = 12 * HOUR_MS;
/** A message must have been unread for this long before a letter tells of it. */
export const NOTIFY_AFTER_MS: Millis = 60_000;
/** A link in a letter about somebody's account works this long. */
export const ACCOUNT_LINK_MS: Millis = HOUR_MS;
/** Administrators see for this long that a file was refused. */
export const REFUSED_FILES_MS: Millis = 30 * 24 * HOUR_MS;
/**
 * Rows of the log: six years have at most this many days (45 CFR 164.316(b)(2)(i)); the database's triggers hold the
 * same number.
 */
export const KEPT_LOG_MS: Millis = 2_192 * 24 * HOUR_MS;
/** A one-time link works this long. */
export const LINK_MS: Millis = 24 * HOUR_MS;
