import { MAX_MEMBERS } from "../../shared/protocol/limits.ts";
import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type ChoosingPorts, guestsAmongChosen } from "./chosen-people.ts";
import type { InviteAbsentGuests } from "./invite-absent-guests.ts";
import { threadOfHost } from "./thread-of-host.ts";

interface Ports extends ChoosingPorts {
  readonly threads: Pick<ThreadStore, "view" | "addMembers">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

/**
 * A host brings more people into a thread. They see what is said from then on; `fromBefore`, and what the host
 * themselves sees of before. Guests who are not here are sent a link.
 * @returns the guests who were sent one
 * @throws Refusal `not-allowed`, `thread-not-found`, `person-not-found`, `too-many-members`
 */
export function addMembers(ports: Ports, invite: InviteAbsentGuests) {
  const { threads, announcements, clock } = ports;
  const guestsAmong = guestsAmongChosen(ports);
  return async (
    by: Person,
    threadId: ThreadId,
    { people, fromBefore }: { people: readonly PersonId[]; fromBefore: boolean },
  ): Promise<readonly PersonId[]> => {
    const { viewer } = await threadOfHost(threads, by, threadId);
    const chosen = [...new Set(people)];
    const guests = await guestsAmong(by, chosen);
    const seesAfter = fromBefore ? viewer.seesAfter : undefined;
    const how = { seesAfter, most: MAX_MEMBERS, now: clock.now() };
    const version = await threads.addMembers(threadId, chosen, how);
    if (version !== undefined) announcements.announce({ kind: "members", threadId, version });
    return invite(guests, { threadId, organisationId: by.organisationId });
  };
}
