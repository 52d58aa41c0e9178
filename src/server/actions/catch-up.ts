import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import { MAX_CHANGES, MESSAGES_A_PAGE } from "../../shared/protocol/limits.ts";
import type { ThreadId, Version } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { MessageStore, ThreadChanges } from "../ports/message-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { describeMessages } from "./describe-messages.ts";
import { type DescribePorts, describeMembers } from "./describe-thread.ts";

interface Ports extends DescribePorts {
  readonly threads: Pick<ThreadStore, "view" | "record">;
  readonly messages: Pick<MessageStore, "changes" | "page">;
  readonly clock: Clock;
}

export type CatchUp = ReturnType<typeof catchUp>;

/** Sealed bytes that one catch-up may bring; beyond, the newest page is quicker for a phone than all of it. */
const MAX_BYTES = 1024 * 1024;

/**
 * What a page that holds this thread at version `since` has to be told.
 * @throws Refusal `thread-not-found`
 */
export function catchUp({ threads, messages, sealer, details, clock }: Ports) {
  return async (
    person: Pick<Person, "id">,
    threadId: ThreadId,
    since: Version,
  ): Promise<FrameDownOf<"changes">> => {
    const thread = await threads.view(person.id, threadId);
    if (!thread) throw new Refusal("thread-not-found");
    const now = clock.now();
    const { members } = await threads.record(thread, now);
    const all = await messages.changes(thread, { since, limit: MAX_CHANGES, page: MESSAGES_A_PAGE, now });
    const changes = isLight(all)
      ? all
      : { ...(await messages.page(thread, { limit: MESSAGES_A_PAGE, now })), reset: true, removed: [] };
    return {
      type: "changes",
      threadId,
      since,
      version: changes.version,
      reset: changes.reset,
      older: changes.older,
      messages: await describeMessages(sealer, changes.messages),
      removed: [...changes.removed],
      members: await describeMembers(details, thread.organisationId, members),
    };
  };
}

function isLight({ messages, reset }: ThreadChanges): boolean {
  return reset || messages.reduce((bytes, { body }) => bytes + body.length, 0) <= MAX_BYTES;
}
