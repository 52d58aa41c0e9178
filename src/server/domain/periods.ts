import type { Millis } from "./identifiers.ts";

const HOUR_MS: Millis = 60 * 60_000;

/** How long messages live unless Support sets another period for the organisation. */
export const DEFAULT_RETENTION_MS: Millis = 24 * HOUR_MS;
/** A session ends this long after the sign-in, used or not: a working day, and no unlocked screen overnight. */
export const SESSION_MS: Millis = 12 * HOUR_MS;
/** A one-time link works this long. */
export const LINK_MS: Millis = 24 * HOUR_MS;
