/** How far an upload was at some times of the last seconds, oldest first. */
export type Pace = readonly { readonly at: number; readonly sent: number }[];

const LOOKS_BACK_MS = 5_000;
/** Before that nobody can tell. */
const TELLS_AFTER_MS = 1_000;

export function paceWith(pace: Pace, at: number, sent: number): Pace {
  const last = pace.at(-1);
  // The server may stand further back than this page thought.
  if (last !== undefined && sent < last.sent) return [{ at, sent }];
  const recent = pace.filter((each, index) => at - each.at <= LOOKS_BACK_MS || index === pace.length - 1);
  return [...recent, { at, sent }];
}

/** Bytes a second, and seconds until all of `size` is sent; null while it cannot be told. */
export function speedOf(pace: Pace, size: number): { perSecond: number; secondsLeft: number } | null {
  const [first, last] = [pace[0], pace.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < TELLS_AFTER_MS) return null;
  const perSecond = ((last.sent - first.sent) * 1_000) / (last.at - first.at);
  return perSecond <= 0 ? null : { perSecond, secondsLeft: (size - last.sent) / perSecond };
}
