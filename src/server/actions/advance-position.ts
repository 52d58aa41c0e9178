import type { ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { Position, PositionStore } from "../ports/thread-store.ts";

interface Ports {
  readonly positions: Pick<PositionStore, "advance">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

export type AdvancePosition = ReturnType<typeof advancePosition>;

/** This person's devices have got, or the person has read, everything up to here. For strangers nothing happens. */
export function advancePosition({ positions, announcements, clock }: Ports) {
  return async (person: Pick<Person, "id">, threadId: ThreadId, to: Partial<Position>): Promise<void> => {
    const position = await positions.advance(person.id, threadId, to, clock.now());
    if (position) announcements.announce({ kind: "position", threadId, personId: person.id, ...position });
  };
}
