import type { Millis, PersonId } from "../domain/identifiers.ts";

const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;
const REST_MS: Millis = 2 * MINUTE;
const A_DAY = 6;

/**
 * When links leave for which somebody asked who holds an old one, and who may be anybody: six a day for each person,
 * and two minutes from one to the next. They are counted in memory, and afresh after a restart: nobody gets more than
 * write-letter.ts's letters a day all the same.
 */
export function linksAskedFor() {
  const leaving = new Map<PersonId, readonly Millis[]>();
  return {
    /** @returns when another may leave; undefined when none may, or one is about to */
    next(personId: PersonId, now: Millis): Millis | undefined {
      const today = (leaving.get(personId) ?? []).filter((at) => at > now - DAY);
      const last = today.at(-1) ?? 0;
      return today.length >= A_DAY || last > now ? undefined : Math.max(now, last + REST_MS);
    },
    leaves(personId: PersonId, at: Millis, now: Millis): void {
      const today = [...(leaving.get(personId) ?? []), at].filter((one) => one > now - DAY);
      leaving.delete(personId);
      leaving.set(personId, today);
      for (const [old, times] of leaving) {
        if ((times.at(-1) ?? 0) > now - DAY) break; // the others are younger
        leaving.delete(old);
      }
    },
  };
}
