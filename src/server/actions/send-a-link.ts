import type { Millis, PersonId } from "../domain/identifiers.ts";
import type { Clock } from "../ports/clock.ts";
import type { InvitationStore } from "../ports/contact-store.ts";
import { inTurn } from "./in-turn.ts";
import type { LetterOrder, WriteLetter, Written } from "./write-letter.ts";

interface Ports {
  readonly invitations: Pick<InvitationStore, "madeSince">;
  readonly clock: Clock;
}

/** None within this time after the last one, whoever caused that. */
const REST_MS: Millis = 5_000;

/**
 * Sends somebody another link, for which they or a host of theirs ask, unless they were sent one just now: also those
 * who ask at once ask one after the other for each person.
 */
export function sendALink({ invitations, clock }: Ports, write: WriteLetter) {
  const take = inTurn<PersonId>();
  return (order: LetterOrder): Promise<Written | "too-soon"> =>
    take(order.personId, async () => {
      const justNow = await invitations.madeSince(order.personId, clock.now() - REST_MS);
      return justNow === 0 ? write(order) : "too-soon";
    });
}
