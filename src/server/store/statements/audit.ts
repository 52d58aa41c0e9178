import type { Millis } from "../../domain/identifiers.ts";
import type { AuditHead, AuditQuery, AuditRow, OldRows } from "../../ports/audit.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";

/** In the names of AuditRow. */
const COLUMNS = `
  seq, at, organisation_id AS "organisationId", actor_kind AS "actorKind", actor_id AS "actorId", action,
  object_kind AS "objectKind", object_id AS "objectId", network, outcome, detail, hash`;

const LAST = statement("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
const BEGINNING = statement("SELECT seq, hash FROM audit_beginning");

export function* auditBeginning(): Deed<AuditHead | undefined> {
  return yield* get<AuditHead>(BEGINNING);
}

export function* auditHead(): Deed<AuditHead | undefined> {
  return (yield* get<AuditHead>(LAST)) ?? (yield* auditBeginning());
}

const ADD = statement(`
  INSERT INTO audit
    (seq, at, organisation_id, actor_kind, actor_id, action, object_kind, object_id, network, outcome, detail, hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`);

/** Compares and appends: who was slower than another process changes nothing, and is told so. */
export function* appendAudit(previous: AuditHead, rows: readonly AuditRow[]): Deed<boolean> {
  const head = yield* auditHead();
  if ((head?.seq ?? 0) !== previous.seq) return false;
  if (head !== undefined && !Buffer.from(head.hash).equals(previous.hash)) return false;
  for (const row of rows) {
    const { organisationId, actorKind, actorId, action, objectKind, objectId, network, outcome } = row;
    const who = [organisationId, actorKind, actorId] as const;
    const what = [action, objectKind, objectId, network, outcome, row.detail] as const;
    yield* run(ADD, row.seq, row.at, ...who, ...what, row.hash);
  }
  return true;
}

const PAGE = statement(`SELECT ${COLUMNS} FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2`);

export function* auditPage(after: number, limit: number): Deed<readonly AuditRow[]> {
  return yield* all<AuditRow>(PAGE, after, limit);
}

/** A parameter is first compared with its column, which tells PostgreSQL its type. */
const FIND = statement(`
  SELECT ${COLUMNS} FROM audit
  WHERE organisation_id = $1 AND seq < $2 AND seq > $9 AND at >= $3 AND at < $4
    AND (actor_id = $5 OR (object_id = $5 AND object_kind IN ('account', 'guest', 'person')) OR $5 = 0)
    AND (action = $6 OR $6 = '')
    AND (outcome = $7 OR $7 = '' OR ($7 = 'refused' AND outcome <> 'done'))
  ORDER BY seq DESC LIMIT $8`);

export function* findAudit(
  query: AuditQuery,
  before: number,
  limit: number,
  after: number,
): Deed<readonly AuditRow[]> {
  const { organisationId, from = 0, to = Number.MAX_SAFE_INTEGER, personId = 0, action, outcome } = query;
  const wanted = [personId, action ?? "", outcome ?? ""] as const;
  return yield* all<AuditRow>(FIND, organisationId, before, from, to, ...wanted, limit, after);
}

const OLDEST = statement("SELECT seq, hash, at FROM audit ORDER BY seq LIMIT $1");
const BEGIN_AT = statement(`
  INSERT INTO audit_beginning (only_one, seq, hash) VALUES (1, $1, $2)`);
const MOVE_BEGINNING = statement("UPDATE audit_beginning SET seq = $1, hash = $2");
const ERASE = statement("DELETE FROM audit WHERE seq <= $1");

export function* oldAudit(before: Millis, limit: number): Deed<OldRows | undefined> {
  const oldest = yield* all<AuditHead & { at: Millis }>(OLDEST, limit);
  const young = oldest.findIndex(({ at }) => at >= before);
  const old = young === -1 ? oldest : oldest.slice(0, young);
  const last = old.at(-1);
  return last && { ...last, rows: old.length };
}

/** The beginning moves first: only what it has passed can be erased (the triggers of the migration). */
export function* eraseAudit({ seq, hash }: AuditHead): Deed<number> {
  const begun = yield* auditBeginning();
  if (begun !== undefined && begun.seq >= seq) return 0;
  yield* run(begun ? MOVE_BEGINNING : BEGIN_AT, seq, hash);
  return yield* run(ERASE, seq);
}
