import type { Millis, PersonId } from "../../domain/identifiers.ts";
import type { LinkPurpose } from "../../ports/people-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";

const PUT = statement(`
  INSERT INTO links (kind, person_id, hash, ends_at, mailed) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (kind, person_id) DO UPDATE SET hash = excluded.hash, ends_at = excluded.ends_at,
    mailed = excluded.mailed`);
const LOOK = statement(`
  SELECT kind, person_id AS "personId", mailed FROM links WHERE hash = $1 AND ends_at > $2`);
/** Whoever deletes the row has the link: of two at once, one. */
const TAKE = statement(`
  DELETE FROM links WHERE hash = $1 AND ends_at > $2 RETURNING kind, person_id AS "personId", mailed`);

interface LinkRow {
  kind: LinkPurpose["kind"];
  personId: PersonId;
  mailed: number;
}

function purposeFrom({ kind, personId, mailed }: LinkRow): LinkPurpose {
  if (kind === "set-up") return { kind };
  return { kind, personId, ...(mailed === 1 && { mailed: true as const }) };
}

export function* putLink(hash: string, purpose: LinkPurpose, endsAt: Millis): Deed<void> {
  const { personId, mailed } = purpose.kind === "set-up" ? { personId: 0 } : purpose;
  yield* run(PUT, purpose.kind, personId, hash, endsAt, mailed ? 1 : 0);
}

export function* lookAtLink(hash: string, now: Millis): Deed<LinkPurpose | undefined> {
  const row = yield* get<LinkRow>(LOOK, hash, now);
  return row && purposeFrom(row);
}

export function* takeLink(hash: string, now: Millis): Deed<LinkPurpose | undefined> {
  const row = yield* get<LinkRow>(TAKE, hash, now);
  return row && purposeFrom(row);
}
