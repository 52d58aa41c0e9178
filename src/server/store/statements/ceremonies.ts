import type { Millis, PersonId } from "../../domain/identifiers.ts";
import type { Ceremony, CeremonyKind } from "../../ports/ceremony-store.ts";
import type { FirstFactor } from "../../ports/people-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";
import { stillHolds } from "./first-factor.ts";

const COLUMNS = `kind, person_id AS "personId", state`;
const PUT = statement(`
  INSERT INTO ceremonies (hash, kind, person_id, state, failures, ends_at) VALUES ($1, $2, $3, $4, 0, $5)
  ON CONFLICT (hash) DO UPDATE SET kind = excluded.kind, person_id = excluded.person_id, state = excluded.state,
    failures = 0, ends_at = excluded.ends_at`);
const LOOK = statement(`SELECT ${COLUMNS} FROM ceremonies WHERE hash = $1 AND kind = $2 AND ends_at > $3`);
/** Compares as it counts: of many at once, so many as there may be. */
const ANSWER = statement(`
  UPDATE ceremonies SET failures = failures + 1
  WHERE hash = $1 AND kind = $2 AND ends_at > $3 AND failures < $4 RETURNING ${COLUMNS}`);
const SET_STATE = statement("UPDATE ceremonies SET state = $2 WHERE hash = $1");
/** Whoever deletes the row has it: of two at once, one. */
const TAKE = statement(`
  DELETE FROM ceremonies WHERE hash = $1 AND kind = $2 AND ends_at > $3 RETURNING ${COLUMNS}`);
const END_OF = statement("DELETE FROM ceremonies WHERE person_id = $1");
const ERASE = statement("DELETE FROM ceremonies WHERE ends_at <= $1");

interface CeremonyRow {
  kind: CeremonyKind;
  personId: PersonId | null;
  state: string;
}

function ceremonyFrom(row: CeremonyRow | undefined): Ceremony | undefined {
  return row && { kind: row.kind, personId: row.personId ?? undefined, state: row.state };
}

export function* putCeremony(hash: string, { kind, personId, state }: Ceremony, endsAt: Millis): Deed<void> {
  yield* run(PUT, hash, kind, personId ?? null, state, endsAt);
}

export function* putHalfSignIn(
  hash: string,
  ceremony: Ceremony & { personId: PersonId },
  endsAt: Millis,
  firstFactor: FirstFactor,
): Deed<boolean> {
  if (!(yield* stillHolds(ceremony.personId, firstFactor))) return false;
  yield* putCeremony(hash, ceremony, endsAt);
  return true;
}

export function* lookAtCeremony(hash: string, kind: CeremonyKind, now: Millis): Deed<Ceremony | undefined> {
  return ceremonyFrom(yield* get<CeremonyRow>(LOOK, hash, kind, now));
}

export function* answerCeremony(
  hash: string,
  kind: CeremonyKind,
  now: Millis,
  most: number,
): Deed<Ceremony | undefined> {
  return ceremonyFrom(yield* get<CeremonyRow>(ANSWER, hash, kind, now, most));
}

export function* setCeremonyState(hash: string, state: string): Deed<void> {
  yield* run(SET_STATE, hash, state);
}

export function* takeCeremony(hash: string, kind: CeremonyKind, now: Millis): Deed<Ceremony | undefined> {
  return ceremonyFrom(yield* get<CeremonyRow>(TAKE, hash, kind, now));
}

export function* endCeremoniesOf(personId: PersonId): Deed<void> {
  yield* run(END_OF, personId);
}

export function* eraseEndedCeremonies(now: Millis): Deed<number> {
  return yield* run(ERASE, now);
}
