import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { guestOfHost } from "./thread-of-host.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view" | "members">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly codes: Pick<AccessCodeStore, "revoke">;
}

/**
 * A host takes the code of a guest's chat back.
 * @throws Refusal `not-allowed`, `thread-not-found`, `member-not-found`, `not-a-guest`
 */
export function revokeCode(ports: Ports) {
  const findGuest = guestOfHost(ports);
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<void> => {
    await findGuest(by, threadId, personId);
    await ports.codes.revoke(personId, threadId);
  };
}
