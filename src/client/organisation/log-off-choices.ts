import { MAX_IDLE_MS, MAX_LONGEST_MS, MIN_IDLE_MS, MIN_LONGEST_MS } from "../../shared/protocol/limits.ts";
import { sayOfOrganisation as words } from "../text/english-organisation.ts";
import type { Choice } from "./setting-fields.tsx";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const IDLE: readonly number[] = [MIN_IDLE_MS, ...[5, 10, 15, 20, 30].map((n) => n * MINUTE_MS), MAX_IDLE_MS];
const LONGEST: readonly number[] = [
  MIN_LONGEST_MS,
  ...[2, 4, 8, 10, 12].map((n) => n * HOUR_MS),
  MAX_LONGEST_MS,
];

/** Periods to choose from, in ms, and what is set if it is none of them. */
export function logOffChoices(setting: "idleMs" | "longestMs", now: number): readonly Choice[] {
  const periods = new Set([...(setting === "idleMs" ? IDLE : LONGEST), now]);
  return [...periods]
    .sort((one, other) => one - other)
    .map((ms) => ({ value: String(ms), label: words.period(ms) }));
}
