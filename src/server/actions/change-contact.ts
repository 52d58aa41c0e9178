import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import { type CheckedContact, type ContactEntry, checkedContact } from "../domain/contact-entry.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactRecord, ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type AnnounceMembersPorts, announceMembers } from "./announce-members.ts";
import { type ContactDetails, openDetails, sealDetails } from "./contact-details.ts";
import { type DescribeContactsPorts, describeContacts } from "./describe-contacts.ts";

interface Ports extends DescribeContactsPorts, AnnounceMembersPorts {
  readonly contacts: Pick<ContactStore, "findKept" | "change">;
  readonly invitations: Pick<InvitationStore, "revoke">;
  readonly threads: Pick<ThreadStore, "threadsOf" | "members" | "view" | "record">;
  readonly details: DetailsSealer;
}

/**
 * A host corrects what is known of a contact of theirs. Links that were sent to an address which was wrong end.
 * @throws Refusal `not-allowed`, `contact-not-found` and those of `checkedContact`
 */
export function changeContact(ports: Ports) {
  const { contacts, invitations, threads, details, clock } = ports;
  const describe = describeContacts(ports);
  const announce = announceMembers(ports);
  return async (by: Person, id: PersonId, entry: ContactEntry): Promise<{ contact: Contact }> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const kept = await contacts.findKept(by.id, id);
    if (!kept) throw new Refusal("contact-not-found");
    const checked = checkedContact(entry);
    const before = await openDetails(details, kept);
    const { organisationId } = kept;
    const record: ContactRecord = { id, organisationId, ...(await sealDetails(details, kept, checked)) };
    await contacts.change(record, clock.now());
    if (leftAnAddress(before, checked)) await invitations.revoke(id, undefined, clock.now());
    if (before.name !== checked.name) await announce(await threads.threadsOf(id));
    const [contact] = await describe([record]);
    if (!contact) throw new Refusal("try-again");
    return { contact };
  };
}

function leftAnAddress(before: ContactDetails, { mobile, email }: CheckedContact): boolean {
  const other = (was: string | null, is: string | null) => was !== null && was !== is;
  return other(before.mobile, mobile) || other(before.email, email);
}
