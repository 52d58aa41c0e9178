import type { OrganisationId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { SessionStore } from "../ports/people-store.ts";

export interface LogOffPorts {
  readonly sessions: Pick<SessionStore, "applyLogOffTimes">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

/** To be called when an organisation's times of automatic log-off were saved: they count for open sessions, too. */
export function applyLogOffTimes({ sessions, announcements, clock }: LogOffPorts) {
  return async (organisationId: OrganisationId): Promise<void> => {
    for (const { id: sessionId, ...moved } of await sessions.applyLogOffTimes(organisationId, clock.now()))
      announcements.announce({ kind: "session-moved", sessionId, ...moved });
  };
}
