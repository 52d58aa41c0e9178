import { datesOf, englishOf } from "../text/dates.ts";
import { sayInWaitingRoom } from "../text/english-waiting-room.ts";

/**
 * A time (ms) as it is for somebody in this time zone: "Tuesday, 24 November, 14:00 (Central European Time)".
 * Where nobody has said a time zone (it is empty) the device's counts.
 */
export function whenIn(given: string, at: number, languages = navigator.languages): string {
  const locale = englishOf(languages);
  const timeZone = given === "" ? Intl.DateTimeFormat().resolvedOptions().timeZone : given;
  const dates = datesOf(locale, timeZone);
  const named = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" });
  const zone = named.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  return sayInWaitingRoom.when(dates.longDay(at), dates.time(at), zone);
}
