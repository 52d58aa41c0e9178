import type { Millis, SessionId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Clock } from "../ports/clock.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "find">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly clock: Clock;
}

export interface SignedIn {
  readonly sessionId: SessionId;
  readonly endsAt: Millis;
  readonly person: Person;
}

/** Whose session this token is. @returns undefined when it is nobody's, or ended */
export function recogniseSession({ sessions, secrets, clock }: Ports) {
  return async (token: string): Promise<SignedIn | undefined> => {
    const session = await sessions.find(secrets.hashToken(token), clock.now());
    return session && { sessionId: session.id, endsAt: session.endsAt, person: session.person };
  };
}
