import { FRAME_BURST, FRAMES_A_SECOND } from "../../shared/protocol/limits.ts";
import { Refusal } from "../domain/refusal.ts";

/** Beyond this many the one that has been quiet longest starts afresh. */
const MAX_COUNTED = 10_000;

interface Rate {
  /** So many at once. */
  readonly burst: number;
  /** And so many more each second. */
  readonly aSecond: number;
}

/** What a session may change over HTTP is as much as over a socket. */
export const OF_A_SESSION: Rate = { burst: FRAME_BURST, aSecond: FRAMES_A_SECOND };
/** What a session may read: pages open with a handful of requests each. */
export const OF_A_READER: Rate = { burst: 400, aSecond: 50 };
/** What an address may ask where nobody is known: a waiting room full of people, but not a flood. */
export const OF_STRANGERS: Rate = { burst: 100, aSecond: 5 };
/** And the network that it lies in, of which somebody may command every address. */
export const OF_THEIR_NETWORK: Rate = { burst: 400, aSecond: 20 };

/** @param now milliseconds that never go back */
export function deedAllowance(now: () => number, ...rates: readonly Rate[]) {
  const buckets = rates.map((rate) => bucket(rate));
  return {
    /**
     * `who`: for each rate a session, an address or a network.
     * @throws Refusal `too-fast`, and then nothing is taken, and nobody is forgotten for it
     */
    take(...who: readonly (number | string)[]): void {
      const at = now();
      const left = buckets.map((of, index) => of.left(who[index] ?? "", at));
      if (left.some((one) => one < 1)) throw new Refusal("too-fast");
      for (const [index, of] of buckets.entries()) of.set(who[index] ?? "", (left[index] ?? 1) - 1, at);
    },
  };
}

function bucket({ burst, aSecond }: Rate) {
  const counted = new Map<number | string, { left: number; at: number }>();
  return {
    left(who: number | string, at: number): number {
      const before = counted.get(who) ?? { left: burst, at };
      return Math.min(burst, before.left + ((at - before.at) / 1000) * aSecond);
    },
    set(who: number | string, left: number, at: number): void {
      counted.delete(who);
      counted.set(who, { left, at });
      forgetOldest(counted);
    },
  };
}

function forgetOldest(counted: Map<number | string, unknown>): void {
  if (counted.size <= MAX_COUNTED) return;
  for (const oldest of counted.keys()) {
    counted.delete(oldest);
    return;
  }
}
