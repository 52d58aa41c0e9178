import type { Millis } from "../domain/identifiers.ts";
import { widerNetwork } from "../domain/wider-network.ts";
import type { Audit, AuditEvent, WhereFrom } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";

const WITHIN_MS: Millis = 60_000;
/** Of the same refusal: by whom, of what, and from where. */
const OF_ONE_KIND = 20;
/** From a network that somebody may command as a whole. */
const OF_A_NETWORK = 60;
/**
 * Of the whole installation. What is known of nobody is counted by itself, so that whoever makes up addresses and
 * secrets hides nothing that was tried on an account that there is.
 */
const OF_ALL = { named: 300, nameless: 100 };
/** So many kinds of what is left out have a number of their own; further ones share one for each action and outcome. */
const COUNTED_APART = { named: 100, nameless: 20 };

/** Rows of minutes that are over, until a job writes them; it comes many times before there are so many. */
const MOST_WAITING = 5_000;

interface Ports {
  readonly audit: Audit;
  readonly whereFrom: WhereFrom;
  readonly clock: Clock;
}

type Class = keyof typeof OF_ALL;

interface LeftOut {
  readonly event: AuditEvent;
  /** Undefined: from several. */
  readonly network: string | undefined;
  times: number;
}

/** Holds one entry for each row that it let through, and one for each row that it will write: its size is bounded. */
interface Minute {
  readonly endsAt: Millis;
  readonly recorded: Map<string, number>;
  readonly left: Map<string, LeftOut>;
  readonly apart: Record<Class, number>;
}

export interface FewRefusals extends Audit {
  /**
   * Writes what was left out in a minute that is over, or, when the server stops, `the minute's rest, too`.
   * @returns how many rows it took
   */
  recordLeftOut(which?: "the minute's rest, too"): Promise<number>;
}

/**
 * Whoever is turned away can try again for nothing, and a row each would let them fill the disk for six years. So of
 * refusals a bounded number a minute is recorded, and of the others how many there were, as `leftOut`, when the minute
 * is over. What was done is always recorded.
 */
export function fewRefusals({ audit, whereFrom, clock }: Ports): FewRefusals {
  let minute = newMinute(clock.now());

  let over: LeftOut[] = [];

  /** What is over waits for the job: a row that was written here would be of the network of whoever comes next. */
  function beginNext(now: Millis): void {
    over = [...over, ...minute.left.values()].slice(-MOST_WAITING);
    minute = newMinute(now);
  }

  return {
    async recordLeftOut(which) {
      const now = clock.now();
      if (which !== undefined || now >= minute.endsAt) beginNext(now);
      const left = over;
      over = [];
      await Promise.all(
        left.map(({ event, network, times }) =>
          audit.record({ ...event, detail: { ...(network !== undefined && { network }), leftOut: times } }),
        ),
      );
      return left.length;
    },
    async record(event: AuditEvent): Promise<void> {
      if (event.outcome === "done") return audit.record(event);
      const now = clock.now();
      if (now >= minute.endsAt) beginNext(now);
      const network = whereFrom.network();
      if (mayBeRecorded(minute.recorded, event, network)) return audit.record(event);
      leaveOut(minute, event, network);
    },
  };
}

function newMinute(now: Millis): Minute {
  return {
    endsAt: now + WITHIN_MS,
    recorded: new Map(),
    left: new Map(),
    apart: { named: 0, nameless: 0 },
  };
}

/** Is it known whose it is, or what it is about? */
function classOf({ actor, object }: AuditEvent): Class {
  return actor.id === undefined && object?.id === undefined ? "nameless" : "named";
}

function kindOf({ organisationId, actor, action, object, outcome }: AuditEvent, network: string | undefined) {
  return JSON.stringify([network, organisationId, actor, action, object, outcome]);
}

function mayBeRecorded(recorded: Map<string, number>, event: AuditEvent, network: string | undefined) {
  const named = classOf(event);
  const limits: readonly (readonly [string, number])[] = [
    [kindOf(event, network), OF_ONE_KIND],
    [`${named} ${network && widerNetwork(network)}`, OF_A_NETWORK],
    [named, OF_ALL[named]],
  ];
  if (limits.some(([key, most]) => (recorded.get(key) ?? 0) >= most)) return false;
  for (const [key] of limits) recorded.set(key, (recorded.get(key) ?? 0) + 1);
  return true;
}

function leaveOut({ left, apart }: Minute, event: AuditEvent, from: string | undefined): void {
  const named = classOf(event);
  const { action, organisationId, outcome } = event;
  // A nameless one may come from every address of its network, each of which would be a kind of its own.
  const network = from && named === "nameless" ? widerNetwork(from) : from;
  const kind = kindOf(event, network);
  const isApart = left.has(kind) || apart[named] < COUNTED_APART[named];
  const shared: AuditEvent = { action, organisationId, actor: { kind: "nobody" }, outcome };
  const key = isApart ? kind : JSON.stringify([action, organisationId, outcome]);
  const counted = left.get(key);
  if (counted) {
    counted.times += 1;
    return;
  }
  if (isApart) apart[named] += 1;
  left.set(key, isApart ? { event, network, times: 1 } : { event: shared, network: undefined, times: 1 });
}
