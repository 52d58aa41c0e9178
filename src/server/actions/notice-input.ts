import { INPUT_KEPT_EVERY_MS } from "../domain/periods.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { SignedIn } from "./recognise-session.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "active">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

export type NoticeInput = ReturnType<typeof noticeInput>;

/**
 * An account holder did something: the end of their session by idleness is put off, and their pages are told. (A page
 * that is open, asks again and is answered is no person: that would keep every forgotten screen open.)
 */
export function noticeInput({ sessions, announcements, clock }: Ports) {
  return async (
    session: Pick<SignedIn, "sessionId" | "seenAt" | "longestEndsAt"> & {
      readonly person: Pick<SignedIn["person"], "id">;
    },
  ): Promise<void> => {
    const { sessionId, seenAt, longestEndsAt, person } = session;
    const now = clock.now();
    if (longestEndsAt === undefined || now - seenAt < INPUT_KEPT_EVERY_MS) return;
    const ends = await sessions.active(sessionId, now);
    if (!ends) return;
    announcements.announce({ kind: "session-moved", sessionId, personId: person.id, seenAt: now, ...ends });
  };
}
