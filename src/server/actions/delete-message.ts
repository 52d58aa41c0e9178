import type { PersonId, ThreadId, Version } from "../domain/identifiers.ts";
import { DeletePermit } from "../domain/permissions.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view">;
  readonly messages: Pick<MessageStore, "find" | "remove">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

export type DeleteMessage = ReturnType<typeof deleteMessage>;

/**
 * Gone at once for everybody: one's own message, or any message of a thread where one is a host.
 * @returns whose it was
 * @throws Refusal `thread-not-found`, `message-not-found`, `message-of-another`
 */
export function deleteMessage({ threads, messages, announcements, clock }: Ports) {
  return async (
    person: Pick<Person, "id">,
    threadId: ThreadId,
    seq: Version,
  ): Promise<{ authorId: PersonId }> => {
    const thread = await threads.view(person.id, threadId);
    if (!thread) throw new Refusal("thread-not-found");
    const message = await messages.find(thread, seq, clock.now());
    if (!message) throw new Refusal("message-not-found");
    const version = await messages.remove(DeletePermit.for(thread, message));
    if (version === undefined) throw new Refusal("message-not-found");
    announcements.announce({ kind: "removed", threadId, version, seq });
    return { authorId: message.authorId };
  };
}
