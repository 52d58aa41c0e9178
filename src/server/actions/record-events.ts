import type {
  Audit,
  AuditChain,
  AuditEntry,
  AuditEvent,
  AuditHead,
  AuditRow,
  AuditStore,
  WhereFrom,
} from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";

interface Ports {
  readonly auditRows: Pick<AuditStore, "head" | "append">;
  readonly chain: AuditChain;
  readonly whereFrom: WhereFrom;
  readonly clock: Clock;
}

interface Waiting {
  readonly entry: Omit<AuditEntry, "seq">;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** As many as one transaction takes without keeping others waiting. */
const MOST_AT_ONCE = 200;
/** A second process that adds rows all the time would have to be faster than this one so often in a row. */
const ATTEMPTS = 50;

/**
 * The one writer of the log in this process. What arrives while a group is being written makes up the next one, so
 * that a busy server pays one fsync for many events. Another process may add rows too: whoever finds that the chain
 * has moved on reads where it stands and hashes anew.
 */
export function recordEvents(ports: Ports): Audit {
  let waiting: Waiting[] = [];
  let writing = false;
  let head: AuditHead | undefined;

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      try {
        head = await appended(ports, head, group);
        for (const { resolve } of group) resolve();
      } catch (error) {
        head = undefined; // whether it was written is not known: the chain will tell
        for (const { reject } of group) reject(error);
      }
    }
    writing = false;
  }

  return {
    record: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry: entryOf(event, ports), resolve, reject });
        if (!writing) void writeAll();
      }),
  };
}

function entryOf(event: AuditEvent, { clock, whereFrom }: Ports): Omit<AuditEntry, "seq"> {
  const { organisationId, actor, action, object, outcome, detail = {} } = event;
  const sorted = Object.fromEntries(
    Object.entries(detail).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
  );
  return {
    at: clock.now(),
    organisationId: organisationId ?? null,
    actorKind: actor.kind,
    actorId: actor.id ?? null,
    action,
    objectKind: object?.kind ?? null,
    objectId: object?.id ?? null,
    network: whereFrom.network() ?? null,
    outcome,
    detail: JSON.stringify(sorted),
  };
}

/** @returns the last row's number and hash */
async function appended(
  { auditRows, chain }: Ports,
  known: AuditHead | undefined,
  group: readonly Waiting[],
): Promise<AuditHead> {
  let previous = known;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    previous ??= (await auditRows.head()) ?? chain.origin;
    const rows = chained(chain, previous, group);
    const last = rows.at(-1) ?? previous;
    if (await auditRows.append(previous, rows)) return { seq: last.seq, hash: last.hash };
    previous = undefined;
  }
  throw new Error("the log could not be written: another process was always faster");
}

function chained(chain: AuditChain, after: AuditHead, group: readonly Waiting[]): AuditRow[] {
  let { seq, hash } = after;
  return group.map(({ entry }) => {
    seq += 1;
    const numbered = { seq, ...entry };
    hash = chain.hashOf(hash, numbered);
    return { ...numbered, hash };
  });
}
