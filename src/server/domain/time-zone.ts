import { Refusal } from "./refusal.ts";

/** No IANA name is longer. */
const LONGEST = 64;

/**
 * An IANA name ("America/Chicago") that this server can tell the time in.
 * @throws Refusal `time-zone-unknown`
 */
export function knownTimeZone(text: string): string {
  const name = text.trim();
  // An offset ("+01:00") is taken by Intl too, but knows no summer time.
  if (name.length > LONGEST || !/^[A-Za-z]/.test(name)) throw new Refusal("time-zone-unknown", "timeZone");
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    throw new Refusal("time-zone-unknown", "timeZone");
  }
  return name;
}
