import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { guestOfHost } from "./thread-of-host.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view" | "members">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly invitations: Pick<InvitationStore, "revoke">;
  readonly clock: Clock;
}

/**
 * A host takes a guest's links to a thread back. Who came in by one stays in, until they are removed.
 * @throws Refusal `not-allowed`, `thread-not-found`, `member-not-found`, `not-a-guest`
 */
export function revokeInvitation(ports: Ports) {
  const findGuest = guestOfHost(ports);
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<void> => {
    await findGuest(by, threadId, personId);
    await ports.invitations.revoke(personId, threadId, ports.clock.now());
  };
}
