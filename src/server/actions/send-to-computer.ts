import type { PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { openDetails } from "./contact-details.ts";
import { sendALink } from "./send-a-link.ts";
import type { WriteLetter } from "./write-letter.ts";

interface Ports {
  readonly contacts: Pick<ContactStore, "find">;
  readonly appointments: Pick<AppointmentStore, "ofPerson">;
  readonly invitations: Pick<InvitationStore, "madeSince">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly clock: Clock;
}

/**
 * "Chat on my computer" (M14): a guest has a link of their own mailed to the address on file. It leads to the waiting
 * room in which they are, else to the chat last read.
 * @throws Refusal `not-a-guest`, `email-missing`, `too-fast`, `letters-too-often`, `cannot-be-reached`
 */
export function sendToComputer(ports: Ports, write: WriteLetter) {
  const send = sendALink(ports, write);
  return async ({ id: personId, organisationId, guest }: Person): Promise<void> => {
    const contact = guest ? await ports.contacts.find(personId) : undefined;
    if (!contact) throw new Refusal("not-a-guest");
    const { email } = await openDetails(ports.details, contact);
    if (email === null) throw new Refusal("email-missing");
    const where = await whereTheyWait(ports, personId);
    const order = { personId, organisationId, kind: "invitation", channel: "email", ...where } as const;
    const channel = await send(order);
    if (channel === "too-soon") throw new Refusal("too-fast");
    if (channel === "too-many") throw new Refusal("letters-too-often");
    if (channel === undefined) throw new Refusal("cannot-be-reached");
  };
}

async function whereTheyWait({ appointments, clock }: Ports, personId: PersonId) {
  const living = await appointments.ofPerson(personId, clock.now());
  const here = living.find(({ people }) =>
    people.some((one) => one.personId === personId && one.waitingSince !== undefined),
  );
  return here && { appointmentId: here.id, threadId: here.threadId, startsAt: here.startsAt };
}
