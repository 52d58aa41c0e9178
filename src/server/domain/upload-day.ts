import { MAX_UPLOAD_BYTES_A_DAY } from "../../shared/protocol/limits.ts";
import type { Millis } from "./identifiers.ts";

const DAY_MS: Millis = 24 * 60 * 60_000;
/** The one on which the clocks are put forward. */
const SHORTEST_DAY_MS: Millis = 23 * 60 * 60_000;

export interface UploadDay {
  readonly bytes: number;
  readonly now: Millis;
  readonly dayEnds: Millis;
  readonly nextDayEnds: Millis;
}

/**
 * The day that an upload counts for: to the next midnight where the person is.
 * @param timeZone an IANA name; undefined: UTC
 */
export function uploadDay(now: Millis, timeZone = "UTC"): UploadDay {
  return {
    bytes: MAX_UPLOAD_BYTES_A_DAY,
    now,
    dayEnds: midnight(now, timeZone, 1),
    nextDayEnds: midnight(now, timeZone, 2),
  };
}

/**
 * When there will be more. A person may name another time zone at any moment: a day that has begun ends when it would
 * have ended, and the one after it lasts no shorter for it, so no change of zones wins a day.
 * @param lastEnds when the last day ends, or ended, for which anything counts
 */
export function dayEnd({ now, dayEnds, nextDayEnds }: UploadDay, lastEnds: Millis): Millis {
  if (lastEnds > now) return lastEnds;
  return dayEnds - lastEnds < SHORTEST_DAY_MS ? nextDayEnds : dayEnds;
}

/** The midnight that begins the day of `now`, or one `days` later. */
function midnight(now: Millis, timeZone: string, days: number): Millis {
  const local = localTime(now, timeZone);
  const date = Math.floor(local / DAY_MS) * DAY_MS + days * DAY_MS;
  // The offset at midnight may be another one than now, when the clocks change in between.
  const guess = date - (local - now);
  return date - (localTime(guess, timeZone) - guess);
}

/** What the clocks show there, as if it were UTC. */
function localTime(at: Millis, timeZone: string): Millis {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const shown = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (at % 1000);
}
