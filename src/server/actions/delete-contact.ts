import type { PersonId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import { type AnnounceMembersPorts, announceEnd } from "./announce-members.ts";

interface Ports extends AnnounceMembersPorts {
  readonly contacts: Pick<ContactStore, "findKept" | "remove">;
}

/**
 * Somebody is no contact of this host any more, and in none of their chats. If they were nobody else's either, their
 * access ends at once and what is known of them is erased.
 * @throws Refusal `not-allowed`, `contact-not-found`
 */
export function deleteContact({ contacts, ...ports }: Ports) {
  const announce = announceEnd(ports);
  return async (by: Person, id: PersonId): Promise<void> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    if (!(await contacts.findKept(by.id, id))) throw new Refusal("contact-not-found");
    await announce(await contacts.remove(by.id, id, ports.clock.now()));
  };
}
