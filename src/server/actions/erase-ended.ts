import { RENEWABLE_MS } from "../domain/periods.ts";
import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { Audit } from "../ports/audit.ts";
import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { ErasedSessions, PeopleStore, SessionStore } from "../ports/people-store.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "eraseEnded">;
  readonly invitations: Pick<InvitationStore, "eraseEnded">;
  readonly codes: Pick<AccessCodeStore, "eraseEnded">;
  readonly contacts: Pick<ContactStore, "eraseNames">;
  readonly ceremonies: Pick<CeremonyStore, "eraseEnded">;
  readonly people: Pick<PeopleStore, "byId">;
  readonly audit: Audit;
  readonly clock: Clock;
}

/**
 * Erases what let somebody in and does not any more (sign-ins, also half ones, links that cannot be renewed any more, codes), and the
 * names of deleted guests of whom no message lives. Of account holders the log says that they were logged off.
 * @returns how many rows
 */
export function eraseEnded(ports: Ports) {
  const { sessions, invitations, codes, contacts, ceremonies, clock } = ports;
  return async (): Promise<number> => {
    const now = clock.now();
    const { rows, loggedOff } = await sessions.eraseEnded(now);
    await Promise.all(loggedOff.map((session) => recordLogOff(ports, session)));
    const erased = [
      rows,
      await invitations.eraseEnded(now - RENEWABLE_MS),
      await codes.eraseEnded(now),
      await contacts.eraseNames(now),
      await ceremonies.eraseEnded(now),
    ];
    return erased.reduce((sum, count) => sum + count, 0);
  };
}

async function recordLogOff(
  { people, audit }: Pick<Ports, "people" | "audit">,
  { id, personId, endsAt, longestEndsAt }: ErasedSessions["loggedOff"][number],
): Promise<void> {
  await audit.record({
    action: "session.ended",
    organisationId: (await people.byId(personId))?.organisationId,
    actor: { kind: "system" },
    object: { kind: "account", id: personId },
    outcome: "done",
    detail: { session: id, reason: endsAt < longestEndsAt ? "idle" : "absolute", endedAt: endsAt },
  });
}
