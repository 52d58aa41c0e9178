import type { LetterId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { LetterStore } from "../ports/letter-store.ts";
import type { PostOffice } from "../ports/post-office.ts";

interface Ports {
  readonly letters: Pick<LetterStore, "retry">;
  readonly postOffice: Pick<PostOffice, "wake">;
  readonly clock: Clock;
}

/** An administrator has a letter sent once more. @throws Refusal `administrators-only`, `letter-not-found` */
export function retryLetter({ letters, postOffice, clock }: Ports) {
  return async ({ roles, organisationId }: Person, id: LetterId): Promise<void> => {
    if (!isAdministrator(roles)) throw new Refusal("administrators-only");
    if (!(await letters.retry(id, organisationId, clock.now()))) throw new Refusal("letter-not-found");
    postOffice.wake();
  };
}
