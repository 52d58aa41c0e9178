import type { Millis, SessionId } from "../domain/identifiers.ts";
import { GUEST_IDLE_MS } from "../domain/periods.ts";
import type { Person } from "../domain/person.ts";
import type { Clock } from "../ports/clock.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "find" | "active">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly clock: Clock;
}

export interface SignedIn {
  readonly sessionId: SessionId;
  readonly endsAt: Millis;
  readonly person: Person;
}

/** The end of a guest's session is not put off with every request: that would be a write for each. */
const PUT_OFF_EVERY_MS: Millis = 5 * 60_000;

/**
 * Whose session this token is. A guest is here by asking: the end of their session is put off.
 * @returns undefined when it is nobody's, or ended
 */
export function recogniseSession({ sessions, secrets, clock }: Ports) {
  return async (token: string): Promise<SignedIn | undefined> => {
    const now = clock.now();
    const session = await sessions.find(secrets.hashToken(token), now);
    if (!session) return undefined;
    const { id: sessionId, endsAt, person } = session;
    if (!person.guest || endsAt > now + GUEST_IDLE_MS - PUT_OFF_EVERY_MS)
      return { sessionId, endsAt, person };
    await sessions.active(sessionId, now);
    return { sessionId, endsAt: now + GUEST_IDLE_MS, person };
  };
}
