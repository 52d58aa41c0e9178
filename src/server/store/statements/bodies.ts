import type { Epoch } from "../../domain/epoch.ts";
import type { Millis, OrganisationId } from "../../domain/identifiers.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { countErased, ERASED_ROW, type ErasedRow } from "./epoch-counts.ts";

const ADD = statement(`
  INSERT INTO bodies (erased, organisation_id, epoch, expires_at, body) VALUES (0, $1, $2, $3, $4)`);

/** In place: a row that keeps its size is overwritten where it lies, its overflow pages too. */
const BLANK = statement(`
  UPDATE bodies SET erased = 1, body = zeroblob(length(body))
  WHERE erased = 0 AND id IN (SELECT value FROM json_each($1)) RETURNING ${ERASED_ROW}`);

const BLANK_EXPIRED = statement(`
  UPDATE bodies SET erased = 1, body = zeroblob(length(body)) WHERE id IN
    (SELECT id FROM bodies WHERE erased = 0 AND expires_at <= $1 ORDER BY expires_at LIMIT $2)
  RETURNING ${ERASED_ROW}`);
const HOLDING = statement(`
  SELECT asked.value AS "epoch" FROM (SELECT value FROM json_each($2)) AS asked
  WHERE EXISTS (SELECT 1 FROM bodies b WHERE b.epoch = asked.value AND b.organisation_id = $1 AND b.erased = 0)
    OR EXISTS (SELECT 1 FROM files f WHERE f.epoch = asked.value AND f.organisation_id = $1 AND f.state <> 'gone')`);

const HEAD = statement(`
  SELECT min(CASE WHEN erased = 0 THEN id END) AS "lives", max(id) AS "last", count(*) AS "rows"
  FROM (SELECT id, erased FROM bodies ORDER BY id LIMIT $1) AS head`);
const DELETE_BLANK = statement(`
  DELETE FROM bodies WHERE id IN (SELECT id FROM bodies WHERE id < $1 AND erased = 1 ORDER BY id LIMIT $2)`);

/**
 * When SQLite deletes a row it may rebuild that page with the next two. A page of 4 KiB has at most about 100 sealed
 * bodies; so a row this far before the first one that lives shares no such pages with it.
 */
const MARGIN = 1_000;

/** The statement that follows in the same transaction knows its number as last_insert_rowid(). */
export function* addBody(
  organisationId: OrganisationId,
  epoch: Epoch,
  expiresAt: Millis,
  body: Uint8Array,
): Deed<void> {
  yield* run(ADD, organisationId, epoch, expiresAt, body);
}

/** As eraseBodies, for up to `limit` of those that expired by `now`. @returns how many */
export function* blank(now: Millis, limit: number): Deed<number> {
  const erased = yield* all<ErasedRow>(BLANK_EXPIRED, now, limit);
  yield* countErased("messages", erased);
  return erased.length;
}

export function* epochsHolding(organisationId: OrganisationId, epochs: readonly Epoch[]): Deed<Epoch[]> {
  const rows = yield* all<{ epoch: Epoch }>(HOLDING, organisationId, JSON.stringify(epochs));
  return rows.map(({ epoch }) => epoch);
}

/** From now on nothing of them is in the database; in its journal and free pages until the next scrub. */
export function* eraseBodies(ids: readonly number[]): Deed<void> {
  yield* countErased("messages", yield* all<ErasedRow>(BLANK, JSON.stringify(ids)));
}

/** Gives back the space of up to `limit` blank rows at the table's beginning. */
export function* deleteBlankBodies(limit: number): Deed<void> {
  const looked = MARGIN + limit;
  const head = yield* get<{ lives: number | null; last: number | null; rows: number }>(HEAD, looked);
  if (!head?.last) return;
  const allBlank = head.lives === null && head.rows < looked;
  const before = allBlank ? head.last + 1 : (head.lives ?? head.last + 1) - MARGIN;
  yield* run(DELETE_BLANK, before, limit);
}
