/** setTimeout counts in 32 bits; a longer wait is made in several. */
const LONGEST_WAIT_MS = 2_147_483_647;

export type ExpiryTimerParts = {
  readonly now: () => number;
  readonly after: (ms: number, deed: () => void) => () => void;
  readonly expire: () => void;
};

/**
 * One timer for everything on the screen that ends. `set` is given the next end in ms of server time (Infinity:
 * nothing ends) and replaces what was set before. A timer that wakes early waits for the rest.
 */
export function makeExpiryTimer(parts: ExpiryTimerParts): { set: (endsAt: number) => void } {
  let cancel = () => {};
  function set(endsAt: number): void {
    cancel();
    if (endsAt === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, Math.ceil(endsAt - parts.now())));
    cancel = parts.after(wait, () => (parts.now() >= endsAt ? parts.expire() : set(endsAt)));
  }
  return { set };
}
