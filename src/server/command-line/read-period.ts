import type { Millis } from "../domain/identifiers.ts";

const UNITS: Readonly<Record<string, Millis>> = { h: 60 * 60_000, d: 24 * 60 * 60_000 };

/** "36h", "7d". @returns undefined when it is no period */
export function readPeriod(text: string): Millis | undefined {
  const [, number, unit] = /^([1-9]\d{0,4})([hd])$/.exec(text) ?? [];
  const ms = UNITS[unit ?? ""];
  return number === undefined || ms === undefined ? undefined : Number(number) * ms;
}

export function shownPeriod(ms: Millis): string {
  const hours = ms / 3_600_000;
  return hours > 48 && hours % 24 === 0 ? `${hours / 24}d` : `${Number(hours.toFixed(2))}h`;
}
