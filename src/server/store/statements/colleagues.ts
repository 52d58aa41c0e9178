import type { Role } from "../../../shared/protocol/parts.ts";
import type { Millis, OrganisationId, PersonId, SessionId, ThreadId } from "../../domain/identifiers.ts";
import { isAdministrator } from "../../domain/person.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Administrator, ChosenByLink, ColleagueRecord } from "../../ports/colleague-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { rolesToBits } from "../roles.ts";
import { searchKey } from "../search-key.ts";
import { endCeremoniesOf } from "./ceremonies.ts";
import { takeLink } from "./links.ts";
import { PERSON_COLUMNS, type PersonRow, personFrom } from "./people.ts";
import { threadsOf } from "./threads.ts";

/** Of `people p`. */
const CAN_SIGN_IN = `
  (p.password_hash IS NOT NULL OR p.subject_hash IS NOT NULL
   OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = p.id))`;
const COLUMNS = `${PERSON_COLUMNS},
  CASE WHEN ${CAN_SIGN_IN} THEN 0 ELSE 1 END AS "invited",
  CASE WHEN p.deactivated_at IS NULL THEN 0 ELSE 1 END AS "deactivated",
  CASE WHEN p.totp IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = p.id) THEN 1 ELSE 0 END
    AS "secondFactor"`;
const EVERYBODY = statement(`
  SELECT ${COLUMNS} FROM people p WHERE p.organisation_id = $1 AND p.guest = 0 ORDER BY p.search_key, p.id`);
const ONE = statement(`
  SELECT ${COLUMNS} FROM people p WHERE p.organisation_id = $1 AND p.id = $2 AND p.guest = 0`);
const ADMINISTRATORS = statement(`
  SELECT p.id AS "id" FROM people p
  WHERE p.organisation_id = $1 AND (p.roles & $2) <> 0 AND p.guest = 0 AND p.deactivated_at IS NULL
    AND ${CAN_SIGN_IN} ORDER BY p.id`);

/** Changes nothing but takes the organisation's row, so that on PostgreSQL those who change who may what do so in turn. */
const LOCK = statement("UPDATE organisations SET name = name WHERE id = $1");
const CHANGE = statement("UPDATE people SET name = $2, search_key = $3, roles = $4 WHERE id = $1");
const RESTORE = statement("UPDATE people SET deactivated_at = NULL WHERE id = $1");

const CHOOSE = statement(`
  UPDATE people SET password_hash = $2, password_short = 0,
    email_verified_at = CASE WHEN $3 = 1 THEN $4 ELSE email_verified_at END
  WHERE id = $1`);
const BEFORE = statement(`
  SELECT CASE WHEN ${CAN_SIGN_IN} THEN 0 ELSE 1 END AS "first" FROM people p
  WHERE p.id = $1 AND p.guest = 0 AND p.deactivated_at IS NULL`);
const END_LINKS = statement("DELETE FROM links WHERE person_id = $1");
const END_SESSIONS = statement(`DELETE FROM sessions WHERE person_id = $1 RETURNING id AS "id"`);

type Row = PersonRow & { invited: number; deactivated: number; secondFactor: number };

function recordOf(row: Row): ColleagueRecord {
  return {
    ...personFrom(row),
    invited: row.invited === 1,
    deactivated: row.deactivated === 1,
    secondFactor: row.secondFactor === 1,
  };
}

export function* everybody(organisationId: OrganisationId): Deed<ColleagueRecord[]> {
  return (yield* all<Row>(EVERYBODY, organisationId)).map(recordOf);
}

export function* findColleague(
  organisationId: OrganisationId,
  id: PersonId,
): Deed<ColleagueRecord | undefined> {
  const row = yield* get<Row>(ONE, organisationId, id);
  return row && recordOf(row);
}

export function* administratorsOf(organisationId: OrganisationId): Deed<PersonId[]> {
  const rows = yield* all<{ id: PersonId }>(ADMINISTRATORS, organisationId, rolesToBits(["administrator"]));
  return rows.map(({ id }) => id);
}

/** Whoever wants to change who may what waits here for the one before, and must still be allowed to then. */
export function* colleagueToChange(by: Administrator, id: PersonId): Deed<ColleagueRecord> {
  yield* run(LOCK, by.organisationId);
  const one = yield* findColleague(by.organisationId, by.id);
  if (!one || one.deactivated || !isAdministrator(one.roles)) throw new Refusal("administrators-only");
  const colleague = yield* findColleague(by.organisationId, id);
  if (!colleague) throw new Refusal("person-not-found");
  return colleague;
}

/** After a change that may have taken the last one away: thrown from a transaction, it takes the change back. */
export function* keepAnAdministrator(before: ColleagueRecord): Deed<void> {
  if (!isAdministrator(before.roles)) return;
  if ((yield* administratorsOf(before.organisationId)).length === 0) throw new Refusal("last-administrator");
}

export function* changeColleague(
  by: Administrator,
  id: PersonId,
  change: { readonly name?: string; readonly roles?: readonly Role[] },
): Deed<ThreadId[]> {
  const before = yield* colleagueToChange(by, id);
  if (before.deactivated) throw new Refusal("person-not-found");
  const { name = before.name, roles = before.roles } = change;
  yield* run(CHANGE, id, name, searchKey(name, before.email), rolesToBits(roles));
  if (!isAdministrator(roles)) yield* keepAnAdministrator(before);
  return yield* threadsOf(id);
}

export function* restoreColleague(by: Administrator, id: PersonId): Deed<ColleagueRecord> {
  const { deactivated: _, ...before } = yield* colleagueToChange(by, id);
  yield* run(RESTORE, id);
  return { ...before, deactivated: false };
}

export function* choosePassword(
  hash: string,
  passwordHash: string,
  now: Millis,
): Deed<ChosenByLink | undefined> {
  const purpose = yield* takeLink(hash, now);
  if (!purpose || purpose.kind === "set-up") return undefined;
  const { personId, mailed } = purpose;
  const before = yield* get<{ first: number }>(BEFORE, personId);
  if (!before) return undefined;
  yield* run(CHOOSE, personId, passwordHash, mailed ? 1 : 0, now);
  yield* endLinksOf(personId);
  return { personId, first: before.first === 1, sessions: yield* endSessionsOfAccount(personId) };
}

export function* endLinksOf(personId: PersonId): Deed<void> {
  yield* run(END_LINKS, personId);
}

/** Half sign-ins end with them. */
export function* endSessionsOfAccount(personId: PersonId): Deed<SessionId[]> {
  yield* endCeremoniesOf(personId);
  return (yield* all<{ id: SessionId }>(END_SESSIONS, personId)).map(({ id }) => id);
}
