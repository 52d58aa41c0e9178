import { MAX_UPLOAD_BYTES_A_DAY } from "../../shared/protocol/limits.ts";
import type { Millis } from "./identifiers.ts";

const DAY_MS: Millis = 24 * 60 * 60_000;

export interface UploadDay {
  readonly bytes: number;
  readonly dayBegan: Millis;
  /** From then on there is more. */
  readonly dayEnds: Millis;
  readonly hoursBegan: Millis;
}

/**
 * The day that an upload counts for: from midnight to midnight where the person is. They may say at any time where
 * that is, so any 24 hours have a limit too: two days' worth, which is what a midnight between them allows.
 * @param timeZone an IANA name; undefined: UTC
 */
export function uploadDay(now: Millis, timeZone = "UTC"): UploadDay {
  return {
    bytes: MAX_UPLOAD_BYTES_A_DAY,
    dayBegan: midnight(now, timeZone, 0),
    dayEnds: midnight(now, timeZone, 1),
    hoursBegan: now - DAY_MS,
  };
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
