import type { Millis } from "../domain/identifiers.ts";

/** Says yes to the same thing at most once in `everyMs`; what is older is forgotten. */
export function onceInAWhile(everyMs: Millis) {
  const last = new Map<string, Millis>();
  return (key: string, now: Millis): boolean => {
    for (const [old, at] of last) {
      if (now - at < everyMs) break; // the others are younger
      last.delete(old);
    }
    if (last.has(key)) return false;
    last.set(key, now);
    return true;
  };
}
