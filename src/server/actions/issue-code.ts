import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import { CODE_MS } from "../domain/periods.ts";
import type { Person } from "../domain/person.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type MadeCode, type MakeCodePorts, makeCode } from "./make-code.ts";
import { guestOfHost } from "./thread-of-host.ts";

interface Ports extends MakeCodePorts {
  readonly threads: Pick<ThreadStore, "view" | "members">;
}

/**
 * A host gets a code to read out, with which a guest comes into a thread for a day. The one before ends.
 * @throws Refusal `not-allowed`, `thread-not-found`, `member-not-found`, `not-a-guest`
 */
export function issueCode(ports: Ports) {
  const findGuest = guestOfHost(ports);
  const make = makeCode(ports);
  return async (by: Person, threadId: ThreadId, personId: PersonId): Promise<MadeCode> => {
    const { organisationId } = await findGuest(by, threadId, personId);
    return make({ organisationId, personId, threadId, endsAt: ports.clock.now() + CODE_MS });
  };
}
