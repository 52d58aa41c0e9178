import type { Millis, PersonId, SessionId } from "../domain/identifiers.ts";
import { GUEST_IDLE_MS, SESSION_MS } from "../domain/periods.ts";
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
export function startSession(ports: SessionPorts) {
  return (personId: PersonId): Promise<StartedSession> => start(ports, personId, { lastsMs: SESSION_MS });
}

/** A guest's ends when they have not been here for a while. */
export function startGuestSession(ports: SessionPorts) {
  const how = { lastsMs: GUEST_IDLE_MS, idleMs: GUEST_IDLE_MS };
  return (personId: PersonId): Promise<StartedSession> => start(ports, personId, how);
}

async function start(
  { sessions, secrets, clock }: SessionPorts,
  personId: PersonId,
  { lastsMs, ...idle }: { lastsMs: Millis; idleMs?: Millis },
): Promise<StartedSession> {
  const token = secrets.token();
  const now = clock.now();
  const endsAt = now + lastsMs;
  const id = secrets.identifier() as SessionId;
  await sessions.start({ id, hash: secrets.hashToken(token), personId, now, endsAt, ...idle });
  return { personId, token, endsAt };
}
