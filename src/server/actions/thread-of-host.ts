import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ThreadView } from "../domain/thread-view.ts";
import type { ContactRecord, ContactStore } from "../ports/contact-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";

/**
 * A thread in which this host takes part, and may decide who else does.
 * @throws Refusal `not-allowed`, `thread-not-found`
 */
export async function threadOfHost(
  threads: Pick<ThreadStore, "view">,
  by: Person,
  threadId: ThreadId,
): Promise<ThreadView> {
  if (!isHost(by.roles)) throw new Refusal("not-allowed");
  const view = await threads.view(by.id, threadId);
  if (!view) throw new Refusal("thread-not-found");
  return view;
}

/**
 * A guest in a thread of this host.
 * @throws Refusal `not-allowed`, `thread-not-found`, `member-not-found`, `not-a-guest`
 */
export function guestOfHost({
  threads,
  contacts,
}: {
  readonly threads: Pick<ThreadStore, "view" | "members">;
  readonly contacts: Pick<ContactStore, "find">;
}) {
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<ContactRecord> => {
    await threadOfHost(threads, by, threadId);
    const members = await threads.members(threadId);
    if (!members.includes(personId)) throw new Refusal("member-not-found");
    const contact = await contacts.find(personId);
    if (!contact) throw new Refusal("not-a-guest");
    return contact;
  };
}
