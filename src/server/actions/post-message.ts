import type { ThreadId } from "../domain/identifiers.ts";
import { messageText } from "../domain/message-text.ts";
import { PostPermit } from "../domain/permissions.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { MessageStore, Receipt } from "../ports/message-store.ts";
import type { MessageSealer } from "../ports/sealer.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import type { FairTurns } from "./fair-turns.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view">;
  readonly messages: Pick<MessageStore, "append">;
  readonly sealer: Pick<MessageSealer, "seal">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly turns: Pick<FairTurns, "messageComes">;
  readonly clock: Clock;
}

export type PostMessage = ReturnType<typeof postMessage>;

/**
 * Find the thread as this person may see it, seal, append, and tell the others once it is on disk. `origin` is the
 * connection that posted, if one did: it learns of its own message as a confirmation.
 * @throws Refusal `thread-not-found`, `text-empty`, `text-too-long`, `text-unreadable`
 */
export function postMessage({ threads, messages, sealer, announcements, turns, clock }: Ports) {
  return async (
    author: Pick<Person, "id">,
    threadId: ThreadId,
    { clientId, text }: { clientId: string; text: string },
    origin?: object,
  ): Promise<Receipt> => {
    turns.messageComes();
    const checked = messageText(text);
    const thread = await threads.view(author.id, threadId);
    if (!thread) throw new Refusal("thread-not-found");
    const at = clock.now();
    const { organisationId, retentionMs } = thread;
    const expiresAt = at + retentionMs;
    const binding = { organisationId, threadId, authorId: author.id, clientId, at, expiresAt };
    const receipt = await messages.append(PostPermit.for(thread), await sealer.seal(binding, checked));
    if (receipt.again) return receipt;
    const message = { seq: receipt.seq, clientId, authorId: author.id, text, at, expiresAt };
    announcements.announce(
      { kind: "posted", threadId, version: receipt.seq },
      origin ? { message, origin } : { message },
    );
    return receipt;
  };
}
