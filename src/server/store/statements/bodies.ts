import { all, type Deed, get, run, statement } from "../deed.ts";

const ADD = statement("INSERT INTO bodies (erased, body) VALUES (0, $1) RETURNING id");

/** In place: a row that keeps its size is overwritten where it lies, its overflow pages too. */
const BLANK = statement(`
  UPDATE bodies SET erased = 1, body = zeroblob(length(body)) WHERE id IN (SELECT value FROM json_each($1))`);

const FIRST_THAT_LIVES = statement("SELECT id FROM bodies WHERE erased = 0 ORDER BY id LIMIT 1");
const DELETE_BLANK = statement(`
  DELETE FROM bodies WHERE id IN (SELECT id FROM bodies WHERE id < $1 AND erased = 1 ORDER BY id LIMIT $2)`);

/**
 * When SQLite deletes a row it may rebuild that page with the next two. A page of 4 KiB has at most about 100 sealed
 * bodies; so a row this far before the first one that lives shares no such pages with it.
 */
const MARGIN = 1_000;

export function* addBody(body: Uint8Array): Deed<number> {
  const row = yield* get<{ id: number }>(ADD, body);
  if (row === undefined) throw new Error("the database gave a body no number");
  return row.id;
}

/** From now on nothing of them is in the database; in its journal and free pages until the next scrub. */
export function* eraseBodies(ids: readonly number[]): Deed<void> {
  yield* run(BLANK, JSON.stringify(ids));
}

/** Gives back the space of up to `limit` blank rows at the table's beginning. */
export function* deleteBlankBodies(limit: number): Deed<void> {
  const [first] = yield* all<{ id: number }>(FIRST_THAT_LIVES);
  const before = first === undefined ? Number.MAX_SAFE_INTEGER : first.id - MARGIN;
  yield* run(DELETE_BLANK, before, limit);
}
