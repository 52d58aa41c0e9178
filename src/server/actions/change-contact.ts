import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import { type CheckedContact, type ContactEntry, checkedContact } from "../domain/contact-entry.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactRecord, ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type AnnounceMembersPorts, announceEnd } from "./announce-members.ts";
import { type ContactDetails, openDetails, sealDetails, withNotes } from "./contact-details.ts";
import { type DescribeContactsPorts, describeContacts } from "./describe-contacts.ts";

interface Ports extends DescribeContactsPorts, AnnounceMembersPorts {
  readonly contacts: Pick<ContactStore, "findKept" | "change" | "endAccess">;
  readonly threads: Pick<ThreadStore, "threadsOf" | "members" | "view" | "record">;
  readonly details: DetailsSealer;
}

/**
 * A host corrects what is known of a contact of theirs. When a number or an address was wrong, a stranger may have come
 * in by it: whoever is in by a link or a code is out, and what was on its way to the old one is called off.
 * @throws Refusal `not-allowed`, `contact-not-found` and those of `checkedContact`
 */
export function changeContact(ports: Ports) {
  const { contacts, threads, details, clock } = ports;
  const describe = describeContacts(ports);
  const announce = announceEnd(ports);
  return async (by: Person, id: PersonId, entry: ContactEntry): Promise<{ contact: Contact }> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const kept = await contacts.findKept(by.id, id);
    if (!kept) throw new Refusal("contact-not-found");
    const checked = checkedContact(entry);
    const before = await openDetails(details, kept);
    const { organisationId } = kept;
    const notes = withNotes(before.notes, by.id, checked.notes);
    const sealed = await sealDetails(details, kept, { ...checked, notes });
    const record: ContactRecord = { id, organisationId, ...sealed };
    await contacts.change(record, clock.now());
    await announce({
      threads: before.name === checked.name ? [] : await threads.threadsOf(id),
      sessions: leftAnAddress(before, checked) ? await contacts.endAccess(id, clock.now()) : [],
    });
    const [contact] = await describe(by.id, [record]);
    if (!contact) throw new Refusal("try-again");
    return { contact };
  };
}

function leftAnAddress(before: ContactDetails, { mobile, email }: CheckedContact): boolean {
  const other = (was: string | null, is: string | null) => was !== null && was !== is;
  return other(before.mobile, mobile) || other(before.email, email);
}
