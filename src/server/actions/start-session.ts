import type { Millis, PersonId, SessionId } from "../domain/identifiers.ts";
import { GUEST_IDLE_MS } from "../domain/periods.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { FirstFactor, SessionStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";

export interface SessionPorts {
  readonly sessions: Pick<SessionStore, "start" | "startOfAccount">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** `token` goes into the cookie and is kept nowhere else. */
export interface StartedSession {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly token: string;
  /** Unless it is put off: of an account holder by what they do, of a guest by their being here. */
  readonly endsAt: Millis;
}

/**
 * Every sign-in gets a token of its own, so that nobody can plant one beforehand. It ends as the organisation has set
 * it.
 * @throws Refusal `sign-in-failed` when there is no such account (any more), or what was shown was changed meanwhile
 */
export function startSession({ sessions, secrets, clock }: SessionPorts) {
  return async (personId: PersonId, firstFactor: FirstFactor = {}): Promise<StartedSession> => {
    const token = secrets.token();
    const now = clock.now();
    const id = secrets.identifier() as SessionId;
    const hash = secrets.hashToken(token);
    const ends = await sessions.startOfAccount({ id, hash, personId, now, firstFactor });
    if (!ends) throw new Refusal("sign-in-failed");
    return { sessionId: id, personId, token, endsAt: ends.endsAt };
  };
}

/** A guest's ends when they have not been here for a while. */
export function startGuestSession({ sessions, secrets, clock }: SessionPorts) {
  return async (personId: PersonId): Promise<StartedSession> => {
    const token = secrets.token();
    const now = clock.now();
    const id = secrets.identifier() as SessionId;
    const endsAt = now + GUEST_IDLE_MS;
    await sessions.start({
      id,
      hash: secrets.hashToken(token),
      personId,
      now,
      endsAt,
      idleMs: GUEST_IDLE_MS,
    });
    return { sessionId: id, personId, token, endsAt };
  };
}
