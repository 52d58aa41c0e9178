import type { Millis } from "../domain/identifiers.ts";
import type { Audit, AuditStore } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";
import type { EpochEnds } from "../ports/epoch-ends.ts";

/** Six years have at most this many days (45 CFR 164.316(b)(2)(i)); the database's triggers hold the same number. */
const KEPT_MS: Millis = 2_192 * 24 * 60 * 60_000;
const AT_ONCE = 500;

interface Ports {
  readonly auditRows: Pick<AuditStore, "erase" | "beginning">;
  readonly epochEnds: Pick<EpochEnds, "erase">;
  readonly audit: Audit;
  readonly clock: Clock;
}

/**
 * Erases what the log and the certificates have no need to know any more. The chain goes on from the last row that
 * was erased, and says itself up to where it was.
 * @returns how many rows
 */
export function eraseOldLog({ auditRows, epochEnds, audit, clock }: Ports) {
  return async (): Promise<number> => {
    const before = clock.now() - KEPT_MS;
    let erased = 0;
    for (let some = -1; some !== 0; erased += some) some = await auditRows.erase(before, AT_ONCE);
    await epochEnds.erase(before);
    const beginning = erased > 0 ? await auditRows.beginning() : undefined;
    if (beginning)
      await audit.record({
        action: "log.erased",
        organisationId: undefined,
        actor: { kind: "system" },
        object: { kind: "log", id: beginning.seq },
        outcome: "done",
        detail: { rows: erased },
      });
    return erased;
  };
}
