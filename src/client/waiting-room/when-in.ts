import { datesOf, daysFromNow, englishOf } from "../text/dates.ts";
import { sayInWaitingRoom } from "../text/english-waiting-room.ts";
import { deviceZone, zoneName } from "../text/time-zones.ts";

/**
 * A time (ms) as it is where the device is, for that is where the guest is: "Tuesday, November 24, 2:00 PM (Eastern
 * Time)". What the contact's card says may be no more than where their host is.
 */
export function whenIn(at: number, languages = navigator.languages, timeZone = deviceZone()): string {
  const locale = englishOf(languages);
  const dates = datesOf(locale, timeZone);
  return sayInWaitingRoom.when(dates.longDay(at), dates.time(at), zoneName(timeZone, locale, at));
}

/** "tomorrow, Tuesday, November 24, at 2:00 PM" by the device's calendar; both times in ms. */
export function whenInASentence(at: number, now: number, languages = navigator.languages): string {
  const dates = datesOf(englishOf(languages));
  const away = daysFromNow(at, now);
  const { today, tomorrow, later } = sayInWaitingRoom.earlyWhen;
  if (away === 0) return today(dates.time(at));
  return (away === 1 ? tomorrow : later)(dates.longDay(at), dates.time(at));
}
