import type * as v from "valibot";
import type { AttentionAnswer } from "../../shared/protocol/account-bodies.ts";
import type { Millis } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobWatch } from "../ports/job-watch.ts";
import type { LetterStore } from "../ports/letter-store.ts";
import type { RefusedFiles } from "../ports/refused-files.ts";

interface Ports {
  readonly letters: Pick<LetterStore, "countUndelivered">;
  readonly refusedFiles: Pick<RefusedFiles, "list">;
  readonly jobWatch: JobWatch;
  readonly clock: Clock;
}

/** A refused file can be looked at and not be undone: for so long it counts as news. */
const NEWS_MS: Millis = 3 * 24 * 60 * 60_000;
const MOST_NEWS = 100;

/** What awaits an administrator. @throws Refusal `administrators-only` */
export function listAttention({ letters, refusedFiles, jobWatch, clock }: Ports) {
  return async ({ roles, organisationId }: Person): Promise<v.InferOutput<typeof AttentionAnswer>> => {
    if (!isAdministrator(roles)) throw new Refusal("administrators-only");
    const undeliveredLetters = await letters.countUndelivered(organisationId);
    const since = clock.now() - NEWS_MS;
    const refused = await refusedFiles.list(organisationId, MOST_NEWS);
    const rejectedFiles = refused.filter(({ refusedAt }) => refusedAt > since).length;
    return { undeliveredLetters, rejectedFiles, lateJobs: [...jobWatch.late()] };
  };
}
