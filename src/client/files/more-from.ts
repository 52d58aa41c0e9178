import { type Dates, datesOf, englishOf } from "../text/dates.ts";
import { sayOfFiles as words } from "../text/english-files.ts";

const DAY_MS = 24 * 60 * 60_000;

/** By the clock of this device: "midnight", "7:00 PM", or with its day where that is not the next 24 hours. */
export function moreFrom(
  at: number,
  now: number,
  dates: Dates = datesOf(englishOf(navigator.languages)),
): string {
  if (at - now > DAY_MS) return dates.dateAndTime(at);
  const { hour, minute } = clockAt(at);
  return hour === 0 && minute === 0 ? words.midnight : dates.time(at);
}

function clockAt(at: number) {
  const date = new Date(at);
  return { hour: date.getHours(), minute: date.getMinutes() };
}
