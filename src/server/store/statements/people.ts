import type { OrganisationId, PersonId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { NewPerson, OrganisationRecord } from "../../ports/people-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { rolesFromBits, rolesToBits } from "../roles.ts";
import { searchKey, searchPattern } from "../search-key.ts";
import { endCeremoniesOf } from "./ceremonies.ts";

/** Of `people p`. */
export const PERSON_COLUMNS = `
  p.id, p.organisation_id AS "organisationId", p.name, p.email, p.roles, p.guest, p.support`;

export interface PersonRow {
  id: PersonId;
  organisationId: OrganisationId;
  name: string;
  email: string;
  roles: number;
  guest: number;
  support: number;
}

/** What stands in a guest's e-mail column is no address. */
export function personFrom(row: PersonRow): Person {
  const { id, organisationId, name } = row;
  const guest = row.guest === 1;
  const roles = rolesFromBits(row.roles);
  const support = row.support === 1 && { support: true as const };
  return { id, organisationId, name, email: guest ? "" : row.email, roles, guest, ...support };
}

const ANY_ORGANISATION = statement(`SELECT 1 AS "one" FROM organisations WHERE is_support = 0 LIMIT 1`);
const FIRST_ORGANISATION = statement(`
  INSERT INTO organisations (id, name, retention_ms, emergency_number, is_first) VALUES ($1, $2, $3, $4, 1)
  ON CONFLICT (is_first) DO NOTHING`);
const ORGANISATION = statement(`
  SELECT id, name, retention_ms AS "retentionMs", emergency_number AS "emergencyNumber" FROM organisations
  WHERE id = $1`);

export function* anyOrganisation(): Deed<boolean> {
  return (yield* get(ANY_ORGANISATION)) !== undefined;
}

export function* setUp(organisation: OrganisationRecord, administrator: NewPerson): Deed<boolean> {
  if (yield* anyOrganisation()) return false;
  const { id, name, retentionMs, emergencyNumber } = organisation;
  const made = (yield* run(FIRST_ORGANISATION, id, name, retentionMs, emergencyNumber)) === 1;
  if (made) yield* addPerson(administrator);
  return made;
}

export function* organisation(id: OrganisationId): Deed<OrganisationRecord | undefined> {
  return yield* get<OrganisationRecord>(ORGANISATION, id);
}

const ADD = statement(`
  INSERT INTO people (id, organisation_id, name, email, roles, password_hash, search_key, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email) DO NOTHING`);

export function* addPerson(person: NewPerson): Deed<void> {
  const { id, organisationId, name, email, now } = person;
  const roles = rolesToBits(person.roles);
  const hash = person.passwordHash ?? null;
  const added = yield* run(ADD, id, organisationId, name, email, roles, hash, searchKey(name, email), now);
  if (added === 0) throw new Refusal("email-taken", "email");
}

const BY_ID = statement(
  `SELECT ${PERSON_COLUMNS} FROM people p WHERE p.id = $1 AND p.deleted_at IS NULL AND p.deactivated_at IS NULL`,
);
const CREDENTIALS = statement(`
  SELECT id AS "personId", password_hash AS "passwordHash" FROM people
  WHERE email = $1 AND guest = 0 AND deactivated_at IS NULL`);
const SET_PASSWORD = statement(`
  UPDATE people SET password_hash = $2, password_short = $3 WHERE id = $1 AND guest = 0`);

export function* personById(id: PersonId): Deed<Person | undefined> {
  const row = yield* get<PersonRow>(BY_ID, id);
  return row && personFrom(row);
}

export function* credentials(
  email: string,
): Deed<{ personId: PersonId; passwordHash: string | undefined } | undefined> {
  const row = yield* get<{ personId: PersonId; passwordHash: string | null }>(CREDENTIALS, email);
  return row && { personId: row.personId, passwordHash: row.passwordHash ?? undefined };
}

export function* setPassword(personId: PersonId, passwordHash: string, short: boolean): Deed<void> {
  yield* run(SET_PASSWORD, personId, passwordHash, short ? 1 : 0);
  yield* endCeremoniesOf(personId);
}

const SEARCH = statement(`
  SELECT ${PERSON_COLUMNS} FROM people p
  WHERE p.organisation_id = $1 AND p.guest = 0 AND p.deactivated_at IS NULL AND p.search_key LIKE $2 ESCAPE '\\'
  ORDER BY p.search_key, p.id LIMIT $3`);

export function* searchPeople(organisationId: OrganisationId, query: string, limit: number): Deed<Person[]> {
  const pattern = searchPattern(query);
  if (pattern === undefined) return [];
  return (yield* all<PersonRow>(SEARCH, organisationId, pattern, limit)).map(personFrom);
}
