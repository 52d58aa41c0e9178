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
/** So that it takes many networks to close that way for everybody. */
export const BY_NAME_FROM_A_NETWORK: Limit = { inAWindow: 6, inADay: 6 };
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
  /** It turns out to have been right if whoever holds this is let in. */
  awaits(admission: string): void;
}

interface Made {
  readonly at: Millis;
}

/** An attempt counts before the code is looked at, so that a thousand at once are a thousand. */
export function codeAttempts({ clock }: { readonly clock: Clock }) {
  const [addresses, networks, names, namesOfNetworks] = [table(), table(), table(), table()];
  const awaiting = new Map<string, Attempt>();
  return {
    /** @throws Refusal `code-too-often`, and then nothing is counted, and nobody is forgotten for it */
    begin({ address, network }: Place, byName: boolean): Attempt {
      const now = clock.now();
      const counted = [
        recent(addresses, address, FOR_AN_ADDRESS, now),
        recent(networks, network, FOR_A_NETWORK, now),
        ...(byName ? [recent(names, address, BY_NAME, now)] : []),
        ...(byName ? [recent(namesOfNetworks, network, BY_NAME_FROM_A_NETWORK, now)] : []),
      ];
      const made = { at: now };
      for (const count of counted) count.add(made);
      const attempt: Attempt = {
        withdraw() {
          for (const count of counted) count.takeBack(made);
        },
        awaits(admission) {
          putLast(awaiting, admission, attempt);
        },
      };
      return attempt;
    },
    /** Whoever asked by name was let in: that was no guessing. */
    admitted(admission: string): void {
      awaiting.get(admission)?.withdraw();
      awaiting.delete(admission);
    },
  };
}

export type CodeAttempts = ReturnType<typeof codeAttempts>;

type Table = Map<string, Made[]>;

function table(): Table {
  return new Map();
}

/** @throws Refusal `code-too-often` when there were as many as may be; until it is added nothing is written */
function recent(counts: Table, key: string, limit: Limit, now: Millis) {
  const made = counts.get(key) ?? [];
  while (made[0] && made[0].at <= now - DAY_MS) made.shift();
  const inAWindow = made.filter(({ at }) => at > now - WINDOW_MS).length;
  if (inAWindow >= limit.inAWindow || made.length >= limit.inADay) throw new Refusal("code-too-often");
  return {
    add(attempt: Made): void {
      made.push(attempt);
      putLast(counts, key, made);
    },
    takeBack(attempt: Made): void {
      if (made.includes(attempt)) made.splice(made.indexOf(attempt), 1);
    },
  };
}

/** A map keeps the order of insertion, so its first key was quiet longest. */
function putLast<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= MAX_ENTRIES) return;
  for (const quietest of map.keys()) {
    map.delete(quietest);
    return;
  }
}
