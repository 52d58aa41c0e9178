import { RENEWABLE_MS } from "../domain/periods.ts";
import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { SessionStore } from "../ports/people-store.ts";

interface Ports {
  readonly sessions: Pick<SessionStore, "eraseEnded">;
  readonly invitations: Pick<InvitationStore, "eraseEnded">;
  readonly codes: Pick<AccessCodeStore, "eraseEnded">;
  readonly contacts: Pick<ContactStore, "eraseNames">;
  readonly ceremonies: Pick<CeremonyStore, "eraseEnded">;
  readonly clock: Clock;
}

/**
 * Erases what let somebody in and does not any more (sign-ins, also half ones, links that cannot be renewed any more, codes), and the
 * names of deleted guests of whom no message lives.
 * @returns how many rows
 */
export function eraseEnded({ sessions, invitations, codes, contacts, ceremonies, clock }: Ports) {
  return async (): Promise<number> => {
    const now = clock.now();
    const erased = [
      await sessions.eraseEnded(now),
      await invitations.eraseEnded(now - RENEWABLE_MS),
      await codes.eraseEnded(now),
      await contacts.eraseNames(now),
      await ceremonies.eraseEnded(now),
    ];
    return erased.reduce((sum, count) => sum + count, 0);
  };
}
