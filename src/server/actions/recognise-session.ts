import type { Millis, SessionId } from "../domain/identifiers.ts";
import { GUEST_IDLE_MS } from "../domain/periods.ts";
import type { Clock } from "../ports/clock.ts";
import type { FoundSession, SessionStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "find" | "active">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly clock: Clock;
}

/** `longestEndsAt` is undefined for guests. `restricted`: good for setting up a second factor, and for nothing else. */
export interface SignedIn extends Omit<FoundSession, "id"> {
  readonly sessionId: SessionId;
}

/** The end of a guest's session is not put off with every request: that would be a write for each. */
const PUT_OFF_EVERY_MS: Millis = 5 * 60_000;

/**
 * Whose session this token is. A guest is here by asking: the end of their session is put off. An account holder must
 * do something (notice-input.ts).
 * @returns undefined when it is nobody's, or ended
 */
export function recogniseSession({ sessions, secrets, clock }: Ports) {
  return async (token: string): Promise<SignedIn | undefined> => {
    const now = clock.now();
    const found = await sessions.find(secrets.hashToken(token), now);
    if (!found) return undefined;
    const { id: sessionId, ...session } = found;
    if (!session.person.guest || session.endsAt > now + GUEST_IDLE_MS - PUT_OFF_EVERY_MS)
      return { sessionId, ...session };
    await sessions.active(sessionId, now);
    return { sessionId, ...session, endsAt: now + GUEST_IDLE_MS };
  };
}
