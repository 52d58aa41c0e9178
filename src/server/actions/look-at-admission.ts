import { Refusal } from "../domain/refusal.ts";
import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { Joined } from "./join-by-code.ts";
import type { Land } from "./land.ts";

interface Ports {
  readonly codes: Pick<AccessCodeStore, "findAdmission" | "endAdmission">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly clock: Clock;
}

/**
 * Somebody at the door hears whether they were let in. That they were refused, and that their code was wrong in the
 * first place, both look like nobody having answered yet.
 * @throws Refusal `admission-ended`
 */
export function lookAtAdmission({ codes, secrets, clock }: Ports, land: Land) {
  return async (admission: string): Promise<Joined> => {
    const now = clock.now();
    const endsAt = Number(/^(\d{1,16})\./.exec(admission)?.[1] ?? 0);
    if (now >= endsAt) throw new Refusal("admission-ended");
    const found = await codes.findAdmission(secrets.hashToken(admission), now);
    if (found?.admittedAt === undefined) return { admission };
    await codes.endAdmission(found.id);
    return { landed: await land(found.code) };
  };
}
