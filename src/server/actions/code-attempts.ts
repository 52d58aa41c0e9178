import type { Millis } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";

/** Where an attempt came from: an address (one household), and the network that it lies in. */
export interface Place {
  readonly address: string;
  readonly network: string;
}

const WINDOW_MS: Millis = 15 * 60_000;
const DAY_MS: Millis = 24 * 60 * 60_000;

interface Limit {
  readonly inAWindow: number;
  readonly inADay: number;
}

/** Wrong codes; SECURITY.md has the arithmetic. In any 15 minutes and in any 24 hours, wherever these begin. */
export const FOR_AN_ADDRESS: Limit = { inAWindow: 10, inADay: 30 };
export const FOR_A_NETWORK: Limit = { inAWindow: 60, inADay: 200 };
/** Asking to be let in by name, which bothers somebody. */
export const BY_NAME: Limit = { inAWindow: 3, inADay: 3 };
/** Wrong codes of the whole installation on a day (UTC), from which on a code alone opens nothing. */
export const CODES_ALONE_A_DAY = 200;
/**
 * Asking to be let in by name, in the whole installation on a day (UTC), with right codes and wrong ones: so that the
 * figure holds even if hosts admitted everybody who asks.
 */
export const NAMES_A_DAY = 150;
/** Each table forgets who was quiet longest beyond this, so that guessing cannot fill the memory. */
const MAX_ENTRIES = 20_000;

export interface Attempt {
  /** It was right: it does not count. */
  withdraw(): void;
}

interface Made {
  readonly at: Millis;
}

/** An attempt counts before the code is looked at, so that a thousand at once are a thousand. */
export function codeAttempts({ clock }: { readonly clock: Clock }) {
  const addresses = new Map<string, Made[]>();
  const networks = new Map<string, Made[]>();
  const names = new Map<string, Made[]>();
  return {
    /** @throws Refusal `code-too-often`, and then nothing is counted */
    begin({ address, network }: Place, byName: boolean): Attempt {
      const now = clock.now();
      const counted = [
        recent(addresses, address, FOR_AN_ADDRESS, now),
        recent(networks, network, FOR_A_NETWORK, now),
        ...(byName ? [recent(names, address, BY_NAME, now)] : []),
      ];
      const attempt = { at: now };
      for (const made of counted) made.push(attempt);
      return {
        withdraw() {
          for (const made of counted) if (made.includes(attempt)) made.splice(made.indexOf(attempt), 1);
        },
      };
    },
  };
}

export type CodeAttempts = ReturnType<typeof codeAttempts>;

/** @returns what was tried in the last day, the oldest first, to add this attempt to */
function recent(table: Map<string, Made[]>, key: string, limit: Limit, now: Millis): Made[] {
  const made = table.get(key) ?? [];
  while (made[0] && made[0].at <= now - DAY_MS) made.shift();
  table.delete(key);
  table.set(key, made);
  forgetQuietest(table);
  const inAWindow = made.filter(({ at }) => at > now - WINDOW_MS).length;
  if (inAWindow >= limit.inAWindow || made.length >= limit.inADay) throw new Refusal("code-too-often");
  return made;
}

/** A map keeps the order of insertion, so its first key was quiet longest. */
function forgetQuietest(table: Map<string, unknown>): void {
  if (table.size <= MAX_ENTRIES) return;
  for (const quietest of table.keys()) {
    table.delete(quietest);
    return;
  }
}
