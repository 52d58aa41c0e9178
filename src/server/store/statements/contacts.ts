import type { Millis, OrganisationId, PersonId } from "../../domain/identifiers.ts";
import type { ContactRecord } from "../../ports/contact-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { type RowOf, recordFrom } from "../record-from.ts";

const ADD_GUEST = statement(`
  INSERT INTO people (id, organisation_id, name, email, roles, password_hash, search_key, created_at, guest, sealed_name)
  VALUES ($1, $2, '', $3, 0, NULL, '', $4, 1, $5)`);
const ADD = statement(`
  INSERT INTO contacts (person_id, organisation_id, details, mobile_hash, email_hash, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6)`);
const KEEP = statement(`
  INSERT INTO contact_keepers (host_id, person_id)
  SELECT h.id, c.person_id FROM contacts c JOIN people h ON h.organisation_id = c.organisation_id
  WHERE h.id = $1 AND c.person_id = $2
  ON CONFLICT (host_id, person_id) DO NOTHING`);
const RENAME = statement(
  "UPDATE people SET sealed_name = $2 WHERE id = $1 AND guest = 1 AND deleted_at IS NULL",
);
const CHANGE = statement(`
  UPDATE contacts SET details = $2, mobile_hash = $3, email_hash = $4, changed_at = $5 WHERE person_id = $1`);

const COLUMNS = `
  c.person_id AS "id", c.organisation_id AS "organisationId", p.sealed_name AS "sealedName", c.details,
  c.mobile_hash AS "mobileHash", c.email_hash AS "emailHash"`;
const CONTACTS = "contacts c JOIN people p ON p.id = c.person_id";
const KEPT_BY = statement(`
  SELECT ${COLUMNS} FROM ${CONTACTS} JOIN contact_keepers k ON k.person_id = c.person_id WHERE k.host_id = $1`);
const FIND_KEPT = statement(`
  SELECT ${COLUMNS} FROM ${CONTACTS} JOIN contact_keepers k ON k.person_id = c.person_id
  WHERE k.host_id = $1 AND k.person_id = $2`);
const FIND = statement(`SELECT ${COLUMNS} FROM ${CONTACTS} WHERE c.person_id = $1`);
const OTHERS = statement(
  `SELECT 1 AS "one" FROM contact_keepers WHERE person_id = $2 AND host_id <> $1 LIMIT 1`,
);
const COUNT_KEPT = statement(`SELECT count(*) AS "kept" FROM contact_keepers WHERE host_id = $1`);
/** Each by an index of its own. */
const WITH_ADDRESS = statement(`
  SELECT ${COLUMNS} FROM ${CONTACTS}
  WHERE c.person_id IN
    (SELECT person_id FROM contacts WHERE organisation_id = $1 AND mobile_hash = $2
     UNION SELECT person_id FROM contacts WHERE organisation_id = $1 AND email_hash = $3)`);

type ContactRow = RowOf<ContactRecord>;

export function* addContact(contact: ContactRecord, keeper: PersonId, now: Millis): Deed<void> {
  const { id, organisationId, sealedName, details, mobileHash, emailHash } = contact;
  yield* run(ADD_GUEST, id, organisationId, `#${id}`, now, sealedName);
  yield* run(ADD, id, organisationId, details, mobileHash ?? null, emailHash ?? null, now);
  yield* run(KEEP, keeper, id);
}

export function* keepContact(keeper: PersonId, id: PersonId): Deed<void> {
  yield* run(KEEP, keeper, id);
}

export function* changeContact(contact: ContactRecord, now: Millis): Deed<void> {
  const { id, sealedName, details, mobileHash, emailHash } = contact;
  if ((yield* run(RENAME, id, sealedName)) === 0) return;
  yield* run(CHANGE, id, details, mobileHash ?? null, emailHash ?? null, now);
}

export function* contactsKeptBy(keeper: PersonId): Deed<ContactRecord[]> {
  return (yield* all<ContactRow>(KEPT_BY, keeper)).map((row) => recordFrom<ContactRecord>(row));
}

export function* findKeptContact(keeper: PersonId, id: PersonId): Deed<ContactRecord | undefined> {
  const row = yield* get<ContactRow>(FIND_KEPT, keeper, id);
  return row && recordFrom<ContactRecord>(row);
}

export function* contactKeptByOthers(keeper: PersonId, id: PersonId): Deed<boolean> {
  return (yield* get(OTHERS, keeper, id)) !== undefined;
}

export function* countKeptContacts(keeper: PersonId): Deed<number> {
  return (yield* get<{ kept: number }>(COUNT_KEPT, keeper))?.kept ?? 0;
}

export function* findContact(id: PersonId): Deed<ContactRecord | undefined> {
  const row = yield* get<ContactRow>(FIND, id);
  return row && recordFrom<ContactRecord>(row);
}

export function* contactsWithAddress(
  organisationId: OrganisationId,
  hashes: { readonly mobile?: string; readonly email?: string },
): Deed<ContactRecord[]> {
  const { mobile = null, email = null } = hashes;
  return (yield* all<ContactRow>(WITH_ADDRESS, organisationId, mobile, email)).map((row) =>
    recordFrom<ContactRecord>(row),
  );
}
