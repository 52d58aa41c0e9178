import type * as v from "valibot";
import type { AttentionAnswer } from "../../shared/protocol/account-bodies.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { JobWatch } from "../ports/job-watch.ts";
import type { LetterStore } from "../ports/letter-store.ts";

interface Ports {
  readonly letters: Pick<LetterStore, "countUndelivered">;
  readonly jobWatch: JobWatch;
}

/** What awaits an administrator. @throws Refusal `administrators-only` */
export function listAttention({ letters, jobWatch }: Ports) {
  return async ({ roles, organisationId }: Person): Promise<v.InferOutput<typeof AttentionAnswer>> => {
    if (!isAdministrator(roles)) throw new Refusal("administrators-only");
    const undeliveredLetters = await letters.countUndelivered(organisationId);
    return { undeliveredLetters, rejectedFiles: 0, lateJobs: [...jobWatch.late()] };
  };
}
