import { Refusal } from "../domain/refusal.ts";
import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { CodeAttempts } from "./code-attempts.ts";
import type { Joined } from "./join-by-code.ts";
import type { Land } from "./land.ts";

interface Ports {
  readonly codes: Pick<AccessCodeStore, "findAdmission" | "endAdmission">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly clock: Clock;
}

/**
 * Somebody at the door hears whether they were let in. That they were refused, and that their code was wrong in the
 * first place, both look like nobody having answered yet, as does that another device was in before with the same word.
 * @throws Refusal `admission-ended`
 */
export function lookAtAdmission(
  { codes, secrets, clock }: Ports,
  attempts: Pick<CodeAttempts, "admitted">,
  land: Land,
) {
  return async (admission: string): Promise<Joined> => {
    const now = clock.now();
    const endsAt = Number(/^(\d{1,16})\./.exec(admission)?.[1] ?? 0);
    if (now >= endsAt) throw new Refusal("admission-ended");
    const found = await codes.findAdmission(secrets.hashToken(admission), now);
    if (found?.admittedAt === undefined || !(await codes.endAdmission(found.id))) return { admission };
    attempts.admitted(admission);
    return { landed: await land(found.code, "admission-ended") };
  };
}
