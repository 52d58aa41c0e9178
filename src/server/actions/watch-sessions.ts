import type { PersonId, SessionId } from "../domain/identifiers.ts";
import type { Announcement, Announcements } from "../ports/announcements.ts";

export type WatchSession = (
  session: { readonly sessionId: SessionId; readonly person: { readonly id: PersonId } },
  changed: () => unknown,
) => () => void;

/**
 * For what goes on for a while in a session's name: tells when the session has ended or moved, or its person may do
 * other things now. One subscription for all, as every message is announced, too.
 * @returns a function that begins to watch, and returns one that ends it
 */
export function watchSessions(announcements: Pick<Announcements, "subscribe">): WatchSession {
  const watching = new Map<SessionId | PersonId, Set<() => void>>();
  announcements.subscribe((told) => {
    const id = idOf(told);
    if (id !== undefined) for (const changed of [...(watching.get(id) ?? [])]) changed();
  });
  return ({ sessionId, person }, changed) => {
    // Of its own, because the same function may be given twice.
    const tell = () => void changed();
    const ids = [sessionId, person.id];
    for (const id of ids) watching.set(id, (watching.get(id) ?? new Set()).add(tell));
    return () => {
      for (const id of ids) {
        const those = watching.get(id);
        those?.delete(tell);
        if (those?.size === 0) watching.delete(id);
      }
    };
  };
}

function idOf(told: Announcement): SessionId | PersonId | undefined {
  if (told.kind === "session-ended" || told.kind === "session-moved") return told.sessionId;
  return told.kind === "person-changed" ? told.personId : undefined;
}
