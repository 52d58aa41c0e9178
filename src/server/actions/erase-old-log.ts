import { KEPT_LOG_MS } from "../domain/periods.ts";
import type { Audit, AuditEvent, AuditStore, OldRows } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";
import type { EpochEnds } from "../ports/epoch-ends.ts";

const AT_ONCE = 500;

interface Ports {
  readonly auditRows: Pick<AuditStore, "old" | "erase">;
  readonly epochEnds: Pick<EpochEnds, "erase">;
  readonly audit: Audit;
  readonly clock: Clock;
}

/**
 * Erases what the log and the certificates have no need to know any more. The log says so itself, before it is done: where
 * it begins is believed because of that row (account-for-beginning.ts), also after a crash between the two.
 * @returns how many rows
 */
export function eraseOldLog({ auditRows, epochEnds, audit, clock }: Ports) {
  return async (): Promise<number> => {
    const before = clock.now() - KEPT_LOG_MS;
    let erased = 0;
    for (;;) {
      const old = await auditRows.old(before, AT_ONCE);
      if (old === undefined) break;
      await audit.record(erasureOf(old));
      erased += await auditRows.erase(old);
    }
    await epochEnds.erase(before);
    return erased;
  };
}

function erasureOf({ seq, hash, at, rows }: OldRows): AuditEvent {
  return {
    action: "log.erased",
    organisationId: undefined,
    actor: { kind: "system" },
    object: { kind: "log", id: seq },
    outcome: "done",
    detail: { rows, until: at, hash: Buffer.from(hash).toString("hex") },
  };
}
