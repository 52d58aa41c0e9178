import type { Appointment } from "../../shared/protocol/guest-bodies.ts";
import { sameName } from "../contacts/fitting.ts";

/** Those whose name is another guest's too, in whichever of these sessions. */
export function guestsOfOneName(sessions: readonly Pick<Appointment, "people">[]): ReadonlySet<number> {
  const guests = new Map(
    sessions.flatMap(({ people }) => people.filter(({ guest }) => guest).map(({ id, name }) => [id, name])),
  );
  const alike = [...guests].filter(([id, name]) =>
    [...guests].some(([other, otherName]) => other !== id && sameName(name, otherName)),
  );
  return new Set(alike.map(([id]) => id));
}
