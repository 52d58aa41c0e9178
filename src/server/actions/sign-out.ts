import type { SessionId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { SessionStore } from "../ports/people-store.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "end">;
  readonly announcements: Pick<Announcements, "announce">;
}

/** Ends this session only; its open sockets close. */
export function signOut({ sessions, announcements }: Ports) {
  return async (sessionId: SessionId): Promise<void> => {
    await sessions.end(sessionId);
    announcements.announce({ kind: "session-ended", sessionId });
  };
}
