import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { shownMobile } from "../domain/mobile-number.ts";
import type { ContactRecord } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import { openDetails } from "./contact-details.ts";

export interface DescribeContactsPorts {
  readonly details: Pick<DetailsSealer, "open" | "hashForAll">;
  readonly notifications: Pick<NotificationStore, "optedOut">;
}

/** A host's own contacts as they see them, with their own notes, in the order in which they are given. */
export function describeContacts({ details, notifications }: DescribeContactsPorts) {
  return async (keeper: PersonId, records: readonly ContactRecord[]): Promise<Contact[]> => {
    const contacts = await Promise.all(records.map((record) => openContact(keeper, record)));
    const hashes = contacts.flatMap(({ hash }) => hash ?? []);
    const optedOut = await notifications.optedOut(hashes);
    return contacts.map(({ contact, hash }) => ({
      ...contact,
      optedOut: hash !== undefined && optedOut.has(hash),
    }));
  };

  async function openContact(keeper: PersonId, record: ContactRecord) {
    const { name, mobile, email, timeZone, notes } = await openDetails(details, record);
    const mobileShown = mobile === null ? null : shownMobile(mobile);
    const contact = { id: record.id, name, mobile, mobileShown, email, timeZone, notes: notes[keeper] ?? "" };
    return { contact, hash: mobile === null ? undefined : details.hashForAll("opt-out", mobile) };
  }
}
