import type { Millis } from "./identifiers.ts";
import { Refusal } from "./refusal.ts";

/** Minutes of the day: 0 to 1439. From 1320 until 420 is from ten in the evening until seven in the morning. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** @throws Refusal `quiet-hours-invalid` when beginning and end are the same */
export function quietHours(hours: QuietHours | null): QuietHours | undefined {
  if (hours === null) return undefined;
  if (hours.from === hours.until) throw new Refusal("quiet-hours-invalid", "quiet");
  return hours;
}

/** Whether it is a quiet hour now, by the clock on the wall in this time zone (IANA name). */
export function isQuiet({ from, until }: QuietHours, timeZone: string, now: Millis): boolean {
  const minute = minuteOfDay(timeZone, now);
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

function minuteOfDay(timeZone: string, now: Millis): number {
  const form = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat("en-US", form).format(now).split(":").map(Number);
  return hour * 60 + minute;
}
