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
const OF_A_SESSION: Rate = { burst: FRAME_BURST, aSecond: FRAMES_A_SECOND };
/** What an address may ask where nobody is known: a waiting room full of people, but not a flood. */
export const OF_STRANGERS: Rate = { burst: 100, aSecond: 5 };

/** @param now milliseconds that never go back */
export function deedAllowance(now: () => number, { burst, aSecond }: Rate = OF_A_SESSION) {
  const counted = new Map<number | string, { left: number; at: number }>();
  return {
    /** `who`: a session, or an address. @throws Refusal `too-fast` */
    take(who: number | string): void {
      const at = now();
      const before = counted.get(who) ?? { left: burst, at };
      const left = Math.min(burst, before.left + ((at - before.at) / 1000) * aSecond);
      counted.delete(who);
      counted.set(who, { left: Math.max(0, left - 1), at });
      forgetOldest(counted);
      if (left < 1) throw new Refusal("too-fast");
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
