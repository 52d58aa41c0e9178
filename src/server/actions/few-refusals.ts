import type { Millis } from "../domain/identifiers.ts";
import type { Audit, AuditEvent, WhereFrom } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";

const WITHIN_MS: Millis = 60_000;
/** Of one kind, of the same network and person. */
const MOST_WITHIN = 20;
/** Windows that are over are forgotten when there are this many. */
const SWEEP_AT = 1_000;

interface Ports {
  readonly audit: Audit;
  readonly whereFrom: WhereFrom;
  readonly clock: Clock;
}

interface Window {
  readonly endsAt: Millis;
  recorded: number;
  left: number;
}

/**
 * Whoever is turned away can try again for nothing, and a row each would let them fill the disk for six years. So of
 * the same refusal the first twenty a minute are recorded; how many were left out stands in the next one, as
 * `leftOut`. What was done is always recorded.
 */
export function fewRefusals({ audit, whereFrom, clock }: Ports): Audit {
  const windows = new Map<string, Window>();
  let owed = new Map<string, number>();

  function sweep(now: Millis): void {
    for (const [key, { endsAt, left }] of windows) {
      if (endsAt > now) continue;
      if (left > 0) owed.set(key, (owed.get(key) ?? 0) + left);
      windows.delete(key);
    }
    if (owed.size > SWEEP_AT) owed = new Map();
  }

  return {
    async record(event: AuditEvent): Promise<void> {
      if (event.outcome === "done") return audit.record(event);
      const now = clock.now();
      const key = JSON.stringify([whereFrom.network(), event.actor, event.action, event.outcome]);
      const open = windows.get(key);
      if (windows.size >= SWEEP_AT || (open && open.endsAt <= now)) sweep(now);
      const window = windows.get(key) ?? { endsAt: now + WITHIN_MS, recorded: 0, left: 0 };
      windows.set(key, window);
      if (window.recorded >= MOST_WITHIN) {
        window.left += 1;
        return;
      }
      window.recorded += 1;
      const leftOut = owed.get(key);
      owed.delete(key);
      return audit.record(leftOut === undefined ? event : { ...event, detail: { ...event.detail, leftOut } });
    },
  };
}
