import type { Announcements } from "../ports/announcements.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { SignedIn } from "./recognise-session.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "end">;
  readonly announcements: Pick<Announcements, "announce">;
}

/** Ends this session only; its open sockets close. */
export function signOut({ sessions, announcements }: Ports) {
  return async ({ sessionId }: Pick<SignedIn, "sessionId" | "person">): Promise<void> => {
    await sessions.end(sessionId);
    announcements.announce({ kind: "session-ended", sessionId });
  };
}
