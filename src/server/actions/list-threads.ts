import { THREADS_A_PAGE } from "../../shared/protocol/limits.ts";
import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import type { Millis } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Clock } from "../ports/clock.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type DescribePorts, describeThread } from "./describe-thread.ts";

interface Ports extends DescribePorts {
  readonly threads: Pick<ThreadStore, "list">;
  readonly clock: Clock;
}

export type ListThreads = ReturnType<typeof listThreads>;

/** The most recently active chats of a person, and all with unread messages; or those before `before`. */
export function listThreads({ threads, clock, ...describe }: Ports) {
  return async (
    person: Pick<Person, "id">,
    before?: Millis,
  ): Promise<{ threads: ThreadSummary[]; older: boolean }> => {
    const query = { limit: THREADS_A_PAGE, now: clock.now(), ...(before !== undefined && { before }) };
    const list = await threads.list(person.id, query);
    const described = await Promise.all(list.threads.map((record) => describeThread(describe, record)));
    return { threads: described, older: list.older };
  };
}
