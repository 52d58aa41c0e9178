import type { Millis } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import { widerNetwork } from "../domain/wider-network.ts";
import type { Clock } from "../ports/clock.ts";

/** The sentence of `sign-in-too-often` names this period. */
const WINDOW_MS: Millis = 15 * 60_000;
/** Wrong passwords for one address within the window. */
const FOR_AN_ADDRESS = 10;
/**
 * Wrong passwords from one network within the window, since a whole clinic may be behind one address; and from the
 * network around it, which somebody may command as a whole.
 */
const FROM_NETWORKS = [100, 300] as const;
/** Right passwords for one address from one network within the window: each costs as much work as a wrong one. */
const RIGHT_ONES = 60;
/** Each table forgets its oldest entry beyond this, so that guessing cannot fill the memory. */
const MAX_ENTRIES = 50_000;

interface Count {
  attempts: number;
  readonly since: Millis;
}

export interface Attempt {
  /** The password was right: earlier mistakes are forgotten, and this network is known for this address. */
  succeeded(): void;
  /** The password was not looked at: this attempt does not count. */
  withdraw(): void;
}

/**
 * Slows down guessing. An attempt counts before the password is looked at, so that a thousand at once are a thousand.
 * Nobody is locked out: a window ends by itself, and where somebody has signed in before, they have a count of
 * their own, which neither strangers elsewhere nor others on the same network can use up. `address` should be a hash: what is kept here names nobody.
 */
export function signInAttempts({ clock }: { readonly clock: Clock }) {
  const addresses = new Map<string, Count>();
  const networks = new Map<string, Count>();
  const wider = new Map<string, Count>();
  const right = new Map<string, Count>();
  const known = new Map<string, true>();

  return {
    /** @throws Refusal `sign-in-too-often` */
    begin(address: string, network: string): Attempt {
      const now = clock.now();
      const place = `${address} ${network}`;
      const key = known.has(place) ? place : address;
      const ofAddress = current(addresses, key, now);
      const ofRight = current(right, place, now);
      const ofNetworks = [current(networks, network, now), current(wider, widerNetwork(network), now)];
      if (
        ofAddress.attempts >= FOR_AN_ADDRESS ||
        ofRight.attempts >= RIGHT_ONES ||
        (!known.has(place) && ofNetworks.some(({ attempts }, n) => attempts >= (FROM_NETWORKS[n] ?? 0)))
      )
        throw new Refusal("sign-in-too-often");
      const counts = [ofAddress, ...ofNetworks];
      for (const count of counts) count.attempts += 1;
      const takeBack = (from: readonly Count[]) => {
        for (const count of from) count.attempts -= 1;
      };
      return {
        succeeded() {
          addresses.delete(key);
          takeBack(ofNetworks);
          ofRight.attempts += 1;
          keep(known, place, true);
        },
        withdraw: () => takeBack(counts),
      };
    },
  };
}

export type SignInAttempts = ReturnType<typeof signInAttempts>;

function current(counts: Map<string, Count>, key: string, now: Millis): Count {
  const count = counts.get(key);
  if (count && now < count.since + WINDOW_MS) return count;
  const fresh = { attempts: 0, since: now };
  keep(counts, key, fresh);
  return fresh;
}

/** A map keeps the order of insertion, so its first key is the oldest. */
function keep<T>(table: Map<string, T>, key: string, value: T): void {
  table.delete(key);
  table.set(key, value);
  if (table.size <= MAX_ENTRIES) return;
  for (const oldest of table.keys()) {
    table.delete(oldest);
    return;
  }
}
