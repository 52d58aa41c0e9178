import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactRecord, ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { type AnnounceMembersPorts, announceEnd } from "./announce-members.ts";
import { openDetails, sealDetails } from "./contact-details.ts";
import { type DescribeContactsPorts, describeContacts } from "./describe-contacts.ts";

interface Ports extends DescribeContactsPorts, AnnounceMembersPorts {
  readonly contacts: Pick<ContactStore, "findKept" | "change" | "merge">;
  readonly details: DetailsSealer;
}

/**
 * Two of a host's contacts turned out to be one person: `into` stays, has the chats and the access of both, and is
 * given what only the other had of addresses and notes.
 * @throws Refusal `not-allowed`, `contact-with-itself`, `contact-not-found`
 */
export function mergeContacts({ contacts, ...ports }: Ports) {
  const { details, clock } = ports;
  const describe = describeContacts(ports);
  const announce = announceEnd(ports);
  return async (by: Person, from: PersonId, into: PersonId): Promise<{ contact: Contact }> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    if (from === into) throw new Refusal("contact-with-itself");
    const [one, other] = await Promise.all([from, into].map((id) => contacts.findKept(by.id, id)));
    if (!one || !other) throw new Refusal("contact-not-found");
    const record = await withAddressesOf(other, one);
    await contacts.change(record, clock.now());
    await announce(await contacts.merge(from, into, clock.now()));
    const [contact] = await describe([record]);
    if (!contact) throw new Refusal("try-again");
    return { contact };
  };

  async function withAddressesOf(stays: ContactRecord, goes: ContactRecord): Promise<ContactRecord> {
    const [kept, given] = await Promise.all([stays, goes].map((record) => openDetails(details, record)));
    if (!kept || !given) return stays;
    const whole = {
      ...kept,
      mobile: kept.mobile ?? given.mobile,
      email: kept.email ?? given.email,
      notes: kept.notes || given.notes,
    };
    const { id, organisationId } = stays;
    return { id, organisationId, ...(await sealDetails(details, stays, whole)) };
  }
}
