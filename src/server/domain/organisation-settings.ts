import type { OrganisationSettings } from "../../shared/protocol/account-bodies.ts";
import { MAX_IDLE_MS, MAX_LONGEST_MS, MIN_IDLE_MS, MIN_LONGEST_MS } from "../../shared/protocol/limits.ts";
import { emergencyNumber, properName } from "./proper-name.ts";
import { Refusal } from "./refusal.ts";
import { knownTimeZone } from "./time-zone.ts";

/** What holds until an administrator chooses otherwise; the columns' own defaults (migrations/0004-accounts.sql). */
export const DEFAULT_SETTINGS: Omit<OrganisationSettings, "name" | "emergencyNumber"> = {
  timeZone: null,
  namedInLetters: true,
  secondFactor: false,
  idleMs: 15 * 60_000,
  longestMs: 12 * 60 * 60_000,
};

/**
 * Those that were given, as they are kept.
 * @throws Refusal `name-missing`, `name-too-long`, `invalid-body`, `time-zone-unknown`, `settings-invalid`, each with the field
 */
export function checkedSettings(given: Partial<OrganisationSettings>): Partial<OrganisationSettings> {
  const { name, timeZone, idleMs, longestMs } = given;
  return {
    ...given,
    ...(name !== undefined && { name: properName(name, "name") }),
    ...(given.emergencyNumber !== undefined && { emergencyNumber: emergencyNumber(given.emergencyNumber) }),
    ...(typeof timeZone === "string" && { timeZone: knownTimeZone(timeZone) }),
    ...(idleMs !== undefined && { idleMs: within("idleMs", idleMs, MIN_IDLE_MS, MAX_IDLE_MS) }),
    ...(longestMs !== undefined && {
      longestMs: within("longestMs", longestMs, MIN_LONGEST_MS, MAX_LONGEST_MS),
    }),
  };
}

function within(field: string, ms: number, least: number, most: number): number {
  if (!Number.isSafeInteger(ms) || ms < least || ms > most) throw new Refusal("settings-invalid", field);
  return ms;
}
