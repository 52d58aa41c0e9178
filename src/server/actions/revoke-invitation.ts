import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type AnnounceMembersPorts, announceEnd } from "./announce-members.ts";
import { guestOfHost } from "./thread-of-host.ts";

interface Ports extends AnnounceMembersPorts {
  readonly threads: Pick<ThreadStore, "view" | "members" | "record">;
  readonly contacts: Pick<ContactStore, "find" | "endDevices">;
  readonly invitations: Pick<InvitationStore, "revoke">;
}

/**
 * A host takes a guest's links back, say of a phone that was lost: those to this thread, sent or not, and every other
 * one that has been sent, so that nobody comes back in by it. The devices where they are in are signed out.
 * @throws Refusal `not-allowed`, `thread-not-found`, `member-not-found`, `not-a-guest`
 */
export function revokeInvitation(ports: Ports) {
  const { invitations, contacts, clock } = ports;
  const findGuest = guestOfHost(ports);
  const announce = announceEnd(ports);
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<void> => {
    await findGuest(by, threadId, personId);
    const now = clock.now();
    await invitations.revoke(personId, threadId, now);
    await announce({ threads: [], sessions: await contacts.endDevices(personId, now) });
  };
}
