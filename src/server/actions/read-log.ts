import type * as v from "valibot";
import type { AuditAnswer, AuditFilter, AuditLine } from "../../shared/protocol/audit-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Audit, AuditQuery, AuditRow, AuditStore } from "../ports/audit.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import { by as doneBy } from "./watch-deeds.ts";

const PAGE = 100;
const EXPORT_PAGE = 500;
/**
 * Rows that one question to the database looks through at most: some 15 ms, after which it is others' turn. Who asks for
 * what is rare has all of the log looked through.
 */
const WINDOW = 20_000;

interface Ports {
  readonly auditRows: Pick<AuditStore, "find" | "head">;
  readonly people: Pick<PeopleStore, "all">;
  readonly audit: Audit;
}

export type LogFilter = v.InferOutput<typeof AuditFilter>;

/** A page of the log of an administrator's own organisation, the newest first. @throws Refusal `administrators-only` */
export function readLog({ auditRows, people }: Ports) {
  return async (
    by: Person,
    filter: LogFilter,
    before = Number.MAX_SAFE_INTEGER,
  ): Promise<v.InferOutput<typeof AuditAnswer>> => {
    const found: AuditRow[] = [];
    for await (const rows of newestFirst(auditRows, queryOf(by, filter), before, PAGE + 1)) {
      found.push(...rows);
      if (found.length > PAGE) break;
    }
    const rows = found.slice(0, PAGE).map(auditLine);
    const shown = new Set(rows.flatMap(({ actor, object }) => [actor.id, object?.id]));
    const named = (await people.all(by.organisationId)).filter(({ id }) => shown.has(id));
    return { rows, older: found.length > PAGE, names: named.map(({ id, name }) => ({ id, name })) };
  };
}

/**
 * All rows that there are now and that a filter lets through, the newest first, a page at a time. That it was taken out
 * is recorded before the first row is given.
 * @throws Refusal `administrators-only`
 */
export function exportLog({ auditRows, audit }: Ports) {
  return async (
    by: Person,
    filter: LogFilter,
    format: "csv" | "fhir",
  ): Promise<AsyncIterable<readonly AuditRow[]>> => {
    const query = queryOf(by, filter);
    await audit.record({
      action: "log.exported",
      ...doneBy(by),
      object: { kind: "log" },
      outcome: "done",
      detail: { format },
    });
    return newestFirst(auditRows, query, Number.MAX_SAFE_INTEGER, EXPORT_PAGE);
  };
}

async function* newestFirst(
  auditRows: Ports["auditRows"],
  query: AuditQuery,
  before: number,
  limit: number,
): AsyncIterable<readonly AuditRow[]> {
  let top = Math.min(before, ((await auditRows.head())?.seq ?? 0) + 1);
  while (top > 1) {
    const after = Math.max(0, top - 1 - WINDOW);
    const rows = await auditRows.find(query, top, limit, after);
    if (rows.length > 0) yield rows;
    top = rows.length < limit ? after + 1 : (rows.at(-1)?.seq ?? 1);
  }
}

function queryOf(by: Person, { from, to, person, action, outcome }: LogFilter): AuditQuery {
  if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
  const { organisationId } = by;
  return { organisationId, from, to, personId: person as PersonId | undefined, action, outcome };
}

function auditLine(row: AuditRow): AuditLine {
  const { seq, at, actorKind, actorId, action, objectKind, objectId, network, outcome } = row;
  return {
    seq,
    at,
    actor: { kind: actorKind, id: actorId },
    action,
    object: objectKind === null ? null : { kind: objectKind, id: objectId },
    network,
    outcome,
    detail: JSON.parse(row.detail) as AuditLine["detail"],
  };
}
