import type { Millis, PersonId, SessionId } from "../domain/identifiers.ts";
import { SESSION_MS } from "../domain/periods.ts";
import type { Clock } from "../ports/clock.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";

export interface SessionPorts {
  readonly sessions: Pick<SessionStore, "start">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** `token` goes into the cookie and is kept nowhere else. */
export interface StartedSession {
  readonly personId: PersonId;
  readonly token: string;
  readonly endsAt: Millis;
}

/** Every sign-in gets a token of its own, so that nobody can plant one beforehand. */
export function startSession({ sessions, secrets, clock }: SessionPorts) {
  return async (personId: PersonId): Promise<StartedSession> => {
    const token = secrets.token();
    const now = clock.now();
    const endsAt = now + SESSION_MS;
    const id = secrets.identifier() as SessionId;
    await sessions.start({ id, hash: secrets.hashToken(token), personId, now, endsAt });
    return { personId, token, endsAt };
  };
}
