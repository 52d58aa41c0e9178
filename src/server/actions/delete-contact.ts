import type { PersonId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactRecord, ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { type AnnounceMembersPorts, announceEnd } from "./announce-members.ts";
import { openDetails, sealDetails, withNotes } from "./contact-details.ts";

interface Ports extends AnnounceMembersPorts {
  readonly contacts: Pick<ContactStore, "findKept" | "keptByOthers" | "change" | "remove">;
  readonly details: DetailsSealer;
}

/**
 * Somebody is no contact of this host any more, and in none of their chats. If they were nobody else's either, their
 * access ends at once and what is known of them is erased; else what this host noted of them is.
 * @throws Refusal `not-allowed`, `contact-not-found`
 */
export function deleteContact({ contacts, details, ...ports }: Ports) {
  const announce = announceEnd(ports);
  return async (by: Person, id: PersonId): Promise<void> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const kept = await contacts.findKept(by.id, id);
    if (!kept) throw new Refusal("contact-not-found");
    if (await contacts.keptByOthers(by.id, id)) await eraseNotes(by, kept);
    await announce(await contacts.remove(by.id, id, ports.clock.now()));
  };

  async function eraseNotes(by: Person, record: ContactRecord): Promise<void> {
    const opened = await openDetails(details, record);
    if (opened.notes[by.id] === undefined) return;
    const left = { ...opened, notes: withNotes(opened.notes, by.id, "") };
    const { id, organisationId } = record;
    await contacts.change(
      { id, organisationId, ...(await sealDetails(details, record, left)) },
      ports.clock.now(),
    );
  }
}
