import type { AdmissionId, ThreadId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { Clock } from "../ports/clock.ts";
import { type AnnounceAdmissionsPorts, announceAdmissions } from "./announce-admissions.ts";

interface Ports extends AnnounceAdmissionsPorts {
  readonly codes: Pick<AccessCodeStore, "asking" | "admit" | "refuse">;
  readonly clock: Clock;
}

/**
 * A host lets somebody in who stands at the door with a guest's code, or does not.
 * @throws Refusal `not-allowed`, `admission-ended` when nobody asks this host (any more)
 */
export function answerAdmission(ports: Ports) {
  const { codes, clock } = ports;
  const announce = announceAdmissions(ports);
  return async (by: Person, id: AdmissionId, letIn: boolean): Promise<void> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const threadId = await threadOf(by, id);
    const done = letIn ? await codes.admit(id, by.id, clock.now()) : await codes.refuse(id, by.id);
    if (!done) throw new Refusal("admission-ended");
    await announce(threadId);
  };

  async function threadOf({ id: host }: Person, id: AdmissionId): Promise<ThreadId> {
    const asking = await codes.asking(host, clock.now());
    const found = asking.find((admission) => admission.id === id);
    if (!found) throw new Refusal("admission-ended");
    return found.code.threadId;
  }
}
