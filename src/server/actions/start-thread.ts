import { MAX_MEMBERS } from "../../shared/protocol/limits.ts";
import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type ChoosingPorts, guestsAmongChosen } from "./chosen-people.ts";
import type { InviteAbsentGuests } from "./invite-absent-guests.ts";

interface Ports extends ChoosingPorts {
  readonly threads: Pick<ThreadStore, "findOrCreate" | "view" | "record">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly secrets: Pick<Secrets, "identifier">;
  readonly clock: Clock;
}

export interface StartedThread {
  readonly threadId: ThreadId;
  readonly created: boolean;
  /** Guests who were sent a link. */
  readonly invited: readonly PersonId[];
}

export type StartThread = ReturnType<typeof startThread>;

/**
 * The chat of a host with exactly these people: the one that there is, or a new one, of which the others are told.
 * Guests who are not here are sent a link.
 * @throws Refusal `not-allowed`, `nobody-chosen`, `too-many-members`, `person-not-found`
 */
export function startThread(ports: Ports, invite: InviteAbsentGuests) {
  const { threads, announcements, secrets, clock } = ports;
  const guestsAmong = guestsAmongChosen(ports);
  return async (by: Person, people: readonly PersonId[]): Promise<StartedThread> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const members = [...new Set([by.id, ...people])];
    if (members.length < 2) throw new Refusal("nobody-chosen", "people");
    if (members.length > MAX_MEMBERS) throw new Refusal("too-many-members", "people");
    const guests = await guestsAmong(by, members);
    const now = clock.now();
    const { organisationId } = by;
    const threadId = secrets.identifier() as ThreadId;
    const started = await threads.findOrCreate({ threadId, organisationId, members, now });
    const view = started.created && (await threads.view(by.id, started.threadId));
    if (view) {
      const { version } = await threads.record(view, now);
      announcements.announce({ kind: "members", threadId: started.threadId, version });
    }
    const invited = await invite(guests, { threadId: started.threadId, organisationId });
    return { ...started, invited };
  };
}
