import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import { MAX_CHANGES, MESSAGES_A_PAGE } from "../../shared/protocol/limits.ts";
import type { ThreadId, Version } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { MessageSealer } from "../ports/sealer.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { describeMessages } from "./describe-messages.ts";
import { describeMember } from "./describe-thread.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view" | "record">;
  readonly messages: Pick<MessageStore, "changes">;
  readonly sealer: MessageSealer;
  readonly clock: Clock;
}

export type CatchUp = ReturnType<typeof catchUp>;

/**
 * What a page that holds this thread at version `since` has to be told.
 * @throws Refusal `thread-not-found`
 */
export function catchUp({ threads, messages, sealer, clock }: Ports) {
  return async (
    person: Pick<Person, "id">,
    threadId: ThreadId,
    since: Version,
  ): Promise<FrameDownOf<"changes">> => {
    const thread = await threads.view(person.id, threadId);
    if (!thread) throw new Refusal("thread-not-found");
    const now = clock.now();
    const { members } = await threads.record(thread, now);
    const changes = await messages.changes(thread, { since, limit: MAX_CHANGES, page: MESSAGES_A_PAGE, now });
    return {
      type: "changes",
      threadId,
      since,
      version: changes.version,
      reset: changes.reset,
      older: changes.older,
      messages: await describeMessages(sealer, changes.messages),
      removed: [...changes.removed],
      members: members.map(describeMember),
    };
  };
}
