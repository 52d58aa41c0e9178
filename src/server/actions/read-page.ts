import type * as v from "valibot";
import type { MessagesAnswer } from "../../shared/protocol/bodies.ts";
import { MESSAGES_A_PAGE } from "../../shared/protocol/limits.ts";
import type { ThreadId, Version } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { MessageSealer } from "../ports/sealer.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { describeMessages } from "./describe-messages.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view">;
  readonly messages: Pick<MessageStore, "page">;
  readonly sealer: MessageSealer;
  readonly clock: Clock;
}

/**
 * The newest messages of a thread, or those before `before`.
 * @throws Refusal `thread-not-found`
 */
export function readPage({ threads, messages, sealer, clock }: Ports) {
  return async (
    person: Pick<Person, "id">,
    threadId: ThreadId,
    before?: Version,
  ): Promise<v.InferOutput<typeof MessagesAnswer>> => {
    const thread = await threads.view(person.id, threadId);
    if (!thread) throw new Refusal("thread-not-found");
    const query = { limit: MESSAGES_A_PAGE, now: clock.now(), ...(before !== undefined && { before }) };
    const page = await messages.page(thread, query);
    return {
      version: page.version,
      messages: await describeMessages(sealer, page.messages),
      older: page.older,
    };
  };
}
