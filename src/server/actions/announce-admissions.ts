import type { ThreadId } from "../domain/identifiers.ts";
import { isHost } from "../domain/person.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";

export interface AnnounceAdmissionsPorts {
  readonly threads: Pick<ThreadStore, "members">;
  readonly people: Pick<PeopleStore, "byId">;
  readonly announcements: Pick<Announcements, "announce">;
}

/** Who asks to be let in to this thread is another now: its hosts are told. */
export function announceAdmissions({ threads, people, announcements }: AnnounceAdmissionsPorts) {
  return async (threadId: ThreadId): Promise<void> => {
    for (const id of await threads.members(threadId)) {
      const member = await people.byId(id);
      if (member && isHost(member.roles)) announcements.announce({ kind: "admissions", hostId: id });
    }
  };
}
