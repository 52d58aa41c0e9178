import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Clock } from "../ports/clock.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type DescribePorts, describeThread } from "./describe-thread.ts";

interface Ports extends DescribePorts {
  readonly threads: Pick<ThreadStore, "view" | "record" | "members">;
  readonly clock: Clock;
}

export type DescribeMembership = ReturnType<typeof describeMembership>;

/** Who is in a thread now, and how it stands in the list of one of them. */
export function describeMembership({ threads, clock, ...describe }: Ports) {
  return {
    members: (threadId: ThreadId): Promise<readonly PersonId[]> => threads.members(threadId),

    /** @returns undefined when the person is no member any more */
    async thread(person: Pick<Person, "id">, threadId: ThreadId): Promise<ThreadSummary | undefined> {
      const view = await threads.view(person.id, threadId);
      return view && describeThread(describe, await threads.record(view, clock.now()));
    },
  };
}
