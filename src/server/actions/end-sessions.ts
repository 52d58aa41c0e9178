import type { PersonId, SessionId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { SignedIn } from "./recognise-session.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "endOf" | "endOthers" | "endAllOf">;
  readonly announcements: Pick<Announcements, "announce">;
}

/** Ends a person's sessions, but for `except`; their open sockets close at once. */
export function endSessions({ sessions, announcements }: Ports) {
  return async (personId: PersonId, except?: SessionId): Promise<void> => {
    const ended =
      except === undefined ? await sessions.endAllOf(personId) : await sessions.endOthers(personId, except);
    for (const sessionId of ended) announcements.announce({ kind: "session-ended", sessionId });
  };
}

/**
 * Signs one of one's own devices out.
 * @throws Refusal `not-found` when it is none of theirs, or has ended
 */
export function endDevice({ sessions, announcements }: Ports) {
  return async ({ person }: Pick<SignedIn, "person">, sessionId: SessionId): Promise<void> => {
    if (!(await sessions.endOf(person.id, sessionId))) throw new Refusal("not-found");
    announcements.announce({ kind: "session-ended", sessionId });
  };
}
