import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { threadOfHost } from "./thread-of-host.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view" | "removeMember">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

/**
 * A host takes somebody out of a thread, or leaves it themselves: from now on it is not among that person's. Their
 * links and codes for it end with the membership.
 * @throws Refusal `not-allowed`, `thread-not-found`, `member-not-found`
 */
export function removeMember({ threads, announcements, clock }: Ports) {
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<void> => {
    await threadOfHost(threads, by, threadId);
    const version = await threads.removeMember(threadId, personId, clock.now());
    if (version === undefined) throw new Refusal("member-not-found");
    announcements.announce({ kind: "members", threadId, version });
  };
}
