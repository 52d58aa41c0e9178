import type { Millis, OrganisationId, PersonId } from "../../domain/identifiers.ts";
import { DEFAULT_RETENTION_MS } from "../../domain/periods.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SupportPerson } from "../../ports/support-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { searchKey } from "../search-key.ts";

const OWN = statement("SELECT id FROM organisations WHERE is_support = 1 ORDER BY id LIMIT 1");
const MAKE_OWN = statement(`
  INSERT INTO organisations (id, name, retention_ms, emergency_number, is_support) VALUES ($1, 'Support', $2, '', 1)`);
const WITH_ADDRESS = statement(`
  SELECT id, support, deactivated_at AS "deactivatedAt" FROM people WHERE email = $1`);
const ADD = statement(`
  INSERT INTO people (id, organisation_id, name, email, roles, search_key, created_at, support)
  VALUES ($1, $2, $3, $4, 0, $5, $6, 1) ON CONFLICT (email) DO NOTHING`);
const COME_BACK = statement(`
  UPDATE people SET deactivated_at = NULL, name = $2, search_key = $3 WHERE id = $1`);
const PEOPLE = statement(`
  SELECT id, name, email, CASE WHEN password_hash IS NULL THEN 1 ELSE 0 END AS "invited" FROM people
  WHERE support = 1 AND deactivated_at IS NULL ORDER BY search_key, id`);

/** The row stays: the log names its number for six years. */
const REMOVE = statement(`
  UPDATE people SET deactivated_at = $2, password_hash = NULL, totp = NULL, totp_pending = NULL
  WHERE email = $1 AND support = 1 AND deactivated_at IS NULL RETURNING id`);
const WAYS_IN = ["sessions", "links", "passkeys", "recovery_codes", "ceremonies"].map((table) =>
  statement(`DELETE FROM ${table} WHERE person_id = $1`),
);

export function* addSupportPerson(person: {
  id: PersonId;
  organisationId: OrganisationId;
  name: string;
  email: string;
  now: Millis;
}): Deed<PersonId> {
  const { id, name, email, now } = person;
  const key = searchKey(name, email);
  const known = yield* get<{ id: PersonId; support: number; deactivatedAt: Millis | null }>(
    WITH_ADDRESS,
    email,
  );
  if (known?.support === 1 && known.deactivatedAt !== null) {
    yield* run(COME_BACK, known.id, name, key);
    return known.id;
  }
  const own = yield* get<{ id: OrganisationId }>(OWN);
  if (!own) yield* run(MAKE_OWN, person.organisationId, DEFAULT_RETENTION_MS);
  const added = yield* run(ADD, id, own?.id ?? person.organisationId, name, email, key, now);
  if (added === 0) throw new Refusal("email-taken", "email");
  return id;
}

export function* supportPeople(): Deed<SupportPerson[]> {
  const rows = yield* all<Omit<SupportPerson, "invited"> & { invited: number }>(PEOPLE);
  return rows.map((row) => ({ ...row, invited: row.invited === 1 }));
}

export function* removeSupportPerson(email: string, now: Millis): Deed<PersonId | undefined> {
  const removed = yield* get<{ id: PersonId }>(REMOVE, email, now);
  if (!removed) return undefined;
  for (const way of WAYS_IN) yield* run(way, removed.id);
  return removed.id;
}
