import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { threadOfHost } from "./thread-of-host.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view" | "removeMember">;
  readonly appointments: Pick<AppointmentStore, "ofHost">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

/**
 * A host takes somebody out of a thread, or leaves it themselves: from now on it is not among that person's. Their
 * links and codes for it end with the membership, and so do, when they are a host, their sessions in it and all codes
 * of the chat, which they have seen.
 * @throws Refusal `not-allowed`, `thread-not-found`, `member-not-found`
 */
export function removeMember({ threads, appointments, announcements, clock }: Ports) {
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<void> => {
    await threadOfHost(threads, by, threadId);
    const now = clock.now();
    const hosted = (await appointments.ofHost(personId, now)).filter((one) => one.threadId === threadId);
    const version = await threads.removeMember(threadId, personId, now);
    if (version === undefined) throw new Refusal("member-not-found");
    announcements.announce({ kind: "members", threadId, version });
    for (const { id } of hosted) announcements.announce({ kind: "appointment", appointmentId: id });
    if (hosted.length > 0) announcements.announce({ kind: "waiting", hostId: personId });
  };
}
