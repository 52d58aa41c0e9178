/** Every limit that both sides of the wire know. Lengths are in UTF-16 code units, as `String.length` counts them. */
export const MAX_TEXT_LENGTH = 10_000;
export const MAX_NAME_LENGTH = 120;
export const MAX_EMAIL_LENGTH = 254; // RFC 5321 4.5.3.1.3, less the angle brackets
export const MIN_PASSWORD_LENGTH = 15; // NIST SP 800-63B-4 3.1.1.2: where it is the only factor
export const MAX_PASSWORD_LENGTH = 128;
export const MIN_QUERY_LENGTH = 2;
export const MAX_MEMBERS = 100;
/** A frame of more bytes than this closes the socket; anything smaller is answered. */
export const MAX_FRAME_BYTES = 2 * 1024 * 1024;
/** How many threads one `hello` may say that it holds. */
export const MAX_HELD_THREADS = 500;
/** Messages a page of a thread, and threads a page of the list. */
export const MESSAGES_A_PAGE = 50;
export const THREADS_A_PAGE = 100;
/** Unread messages told one by one for each thread; more are shown as "999+". */
export const MAX_UNREAD_MARKS = 999;
/** A client that was away for more changes than this gets the thread's last page afresh. */
export const MAX_CHANGES = 500;
/** A page says something at least this often, in ms; one that has slept for longer than PRESENT_MS counts as away. */
export const HEARTBEAT_MS = 20_000;
export const PRESENT_MS = 75_000;
/** Own contacts of one host: they are opened to be looked through. */
export const MAX_CONTACTS = 5_000;
/** Notes on a contact. */
export const MAX_NOTES_LENGTH = 2_000;
/** An access code, without hyphens. */
export const CODE_DIGITS = 9;
/** A socket has this long to say `hello`, in ms. */
export const HELLO_WITHIN_MS = 10_000;
/** Frames one socket may send: this many at once, and this many more each second. 4 KiB of a frame count as one. */
export const FRAME_BURST = 400;
export const FRAMES_A_SECOND = 100;
/** A file, in bytes; all files that one person sends on a day; the longest name of one. */
export const MAX_FILE_BYTES = 200 * 10 ** 6;
export const MAX_UPLOAD_BYTES_A_DAY = 10 ** 9;
export const MAX_FILE_NAME_LENGTH = 255;
/** An upload of which nothing came for this long is given up, in ms. */
export const UPLOAD_WAITS_MS = 60 * 60_000;
/** A password that is not the only factor (NIST SP 800-63B-4 3.1.1.2). */
export const MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR = 8;
/** Automatic log-off, in ms: after the last input, and after the sign-in at the latest. */
export const MIN_IDLE_MS = 2 * 60_000;
export const MAX_IDLE_MS = 60 * 60_000;
export const MIN_LONGEST_MS = 60 * 60_000;
export const MAX_LONGEST_MS = 24 * 60 * 60_000;
/** So long before the end somebody is asked whether they want to stay. */
export const WARN_BEFORE_END_MS = 60_000;
/** A page tells of input at most this often. */
export const ACTIVE_EVERY_MS = 15_000;
/** How long messages live, as Support may set it. */
export const MIN_RETENTION_MS = 60 * 60_000;
export const MAX_RETENTION_MS = 30 * 24 * 60 * 60_000;
