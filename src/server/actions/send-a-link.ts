import type { Millis, PersonId } from "../domain/identifiers.ts";
import type { Clock } from "../ports/clock.ts";
import type { InvitationStore } from "../ports/contact-store.ts";
import { inTurn } from "./in-turn.ts";
import type { LetterOrder, WriteLetter, Written } from "./write-letter.ts";

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

/**
 * Sends somebody another link, unless they had too many: nobody is flooded with letters, also not by many who ask at
 * once, which happens one after the other for each person.
 */
export function sendALink({ invitations, clock }: Ports, write: WriteLetter, { restMs, aDay }: Allowance) {
  const take = inTurn<PersonId>();
  return (order: LetterOrder): Promise<Written | "too-soon"> => take(order.personId, () => send(order));

  async function send(order: LetterOrder): Promise<Written | "too-soon"> {
    const now = clock.now();
    const justNow = await invitations.madeSince(order.personId, now - restMs);
    const today = await invitations.madeSince(order.personId, now - DAY_MS);
    if (today >= aDay) return "too-many";
    return justNow === 0 ? write(order) : "too-soon";
  }
}
