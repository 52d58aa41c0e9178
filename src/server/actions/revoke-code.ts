import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { threadOfHost } from "./thread-of-host.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view">;
  readonly codes: Pick<AccessCodeStore, "revoke">;
}

/**
 * A host takes somebody's code of a chat back, if there is one, also of who has left it meanwhile.
 * @throws Refusal `not-allowed`, `thread-not-found`
 */
export function revokeCode({ threads, codes }: Ports) {
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<void> => {
    await threadOfHost(threads, by, threadId);
    await codes.revoke(personId, threadId);
  };
}
