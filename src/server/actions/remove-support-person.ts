import { emailAddress } from "../domain/email-address.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { SupportStore } from "../ports/support-store.ts";

interface Ports {
  readonly support: Pick<SupportStore, "removePerson">;
  readonly clock: Clock;
}

/** They are signed out everywhere and have no way in any more. @throws Refusal `email-invalid`, `person-not-found` */
export function removeSupportPerson({ support, clock }: Ports) {
  return async (email: string): Promise<PersonId> => {
    const removed = await support.removePerson(emailAddress(email), clock.now());
    if (removed === undefined) throw new Refusal("person-not-found");
    return removed;
  };
}
