import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { openDetails } from "./contact-details.ts";
import { sendALink } from "./send-a-link.ts";
import type { WriteLetter } from "./write-letter.ts";

interface Ports {
  readonly contacts: Pick<ContactStore, "find">;
  readonly invitations: Pick<InvitationStore, "madeSince">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly clock: Clock;
}

/**
 * "Chat on my computer" (M14): a guest has a link of their own mailed to the address on file.
 * @throws Refusal `not-a-guest`, `email-missing`, `too-fast`, `letters-too-often`, `cannot-be-reached`
 */
export function sendToComputer(ports: Ports, write: WriteLetter) {
  const send = sendALink(ports, write);
  return async ({ id: personId, organisationId, guest }: Person): Promise<void> => {
    const contact = guest ? await ports.contacts.find(personId) : undefined;
    if (!contact) throw new Refusal("not-a-guest");
    const { email } = await openDetails(ports.details, contact);
    if (email === null) throw new Refusal("email-missing");
    const channel = await send({ personId, organisationId, kind: "invitation", channel: "email" });
    if (channel === "too-soon") throw new Refusal("too-fast");
    if (channel === "too-many") throw new Refusal("letters-too-often");
    if (channel === undefined) throw new Refusal("cannot-be-reached");
  };
}
