import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { sendALink } from "./send-a-link.ts";
import { guestOfHost } from "./thread-of-host.ts";
import type { WriteLetter } from "./write-letter.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view" | "members">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly invitations: Pick<InvitationStore, "madeSince">;
  readonly notifications: Pick<NotificationStore, "notified">;
  readonly clock: Clock;
}

/**
 * A host sends a guest of a thread another link, whatever became of those before (they work until they end).
 * @throws Refusal `not-allowed`, `thread-not-found`, `member-not-found`, `not-a-guest`, `too-fast`,
 * `letters-too-often`, `cannot-be-reached`
 */
export function inviteAgain(ports: Ports, write: WriteLetter) {
  const findGuest = guestOfHost(ports);
  const send = sendALink(ports, write);
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<void> => {
    const { organisationId } = await findGuest(by, threadId, personId);
    const channel = await send({ personId, organisationId, kind: "invitation", threadId });
    if (channel === "too-soon") throw new Refusal("too-fast");
    if (channel === "too-many") throw new Refusal("letters-too-often");
    if (channel === undefined) throw new Refusal("cannot-be-reached");
    await ports.notifications.notified(personId, threadId, ports.clock.now());
  };
}
