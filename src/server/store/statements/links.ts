import type { Millis, PersonId } from "../../domain/identifiers.ts";
import type { LinkPurpose } from "../../ports/people-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";

const PUT = statement(`
  INSERT INTO links (kind, person_id, hash, ends_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (kind, person_id) DO UPDATE SET hash = excluded.hash, ends_at = excluded.ends_at`);
const LOOK = statement(`
  SELECT kind, person_id AS "personId" FROM links WHERE hash = $1 AND ends_at > $2`);
/** Whoever deletes the row has the link: of two at once, one. */
const TAKE = statement(`
  DELETE FROM links WHERE hash = $1 AND ends_at > $2 RETURNING kind, person_id AS "personId"`);

interface LinkRow {
  kind: LinkPurpose["kind"];
  personId: PersonId;
}

function purposeFrom({ kind, personId }: LinkRow): LinkPurpose {
  return kind === "welcome" ? { kind, personId } : { kind };
}

export function* putLink(hash: string, purpose: LinkPurpose, endsAt: Millis): Deed<void> {
  yield* run(PUT, purpose.kind, purpose.kind === "welcome" ? purpose.personId : 0, hash, endsAt);
}

export function* lookAtLink(hash: string, now: Millis): Deed<LinkPurpose | undefined> {
  const row = yield* get<LinkRow>(LOOK, hash, now);
  return row && purposeFrom(row);
}

export function* takeLink(hash: string, now: Millis): Deed<LinkPurpose | undefined> {
  const row = yield* get<LinkRow>(TAKE, hash, now);
  return row && purposeFrom(row);
}
