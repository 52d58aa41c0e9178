import type { Millis, PersonId } from "../domain/identifiers.ts";
import type { Clock } from "../ports/clock.ts";
import type { InvitationStore } from "../ports/contact-store.ts";

interface Ports {
  readonly invitations: Pick<InvitationStore, "madeSince">;
  readonly clock: Clock;
}

interface Allowance {
  /** None within this time after the last one, whoever caused that. */
  readonly restMs: Millis;
  /** Those that were made for other reasons counted. */
  readonly aDay: number;
}

/** Who asks may be anybody with an old link in hand. */
export const FOR_STRANGERS: Allowance = { restMs: 2 * 60_000, aDay: 5 };
/** Who asks is the guest, or a host of theirs. */
export const FOR_THEMSELVES: Allowance = { restMs: 5_000, aDay: 20 };

const DAY_MS: Millis = 24 * 60 * 60_000;

/** Whether somebody may be sent another link now: nobody is flooded with letters. */
export function mayBeSentALink({ invitations, clock }: Ports, { restMs, aDay }: Allowance) {
  return async (personId: PersonId): Promise<boolean> => {
    const now = clock.now();
    const [justNow, today] = await Promise.all([
      invitations.madeSince(personId, now - restMs),
      invitations.madeSince(personId, now - DAY_MS),
    ]);
    return justNow === 0 && today < aDay;
  };
}
