import type { Role } from "../../../shared/protocol/parts.ts";
import type { OrganisationId, PersonId, ThreadId } from "../../domain/identifiers.ts";
import { isAdministrator } from "../../domain/person.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Administrator } from "../../ports/colleague-store.ts";
import type {
  CameFromProvider,
  ComesFromProvider,
  ProviderLink,
  SignOnRecord,
} from "../../ports/sign-on-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { rolesFromBits, rolesToBits } from "../roles.ts";
import { administratorsOf, colleagueToChange } from "./colleagues.ts";
import { addPerson } from "./people.ts";
import { threadsOf } from "./threads.ts";

const OF = statement(`
  SELECT single_sign_on AS sealed, local_sign_in AS "localSignIn" FROM organisations WHERE id = $1`);
const DOMAINS = statement("SELECT domain FROM sign_on_domains WHERE organisation_id = $1 ORDER BY domain");
const ORGANISATION_OF = statement(`
  SELECT d.organisation_id AS id FROM sign_on_domains d JOIN organisations o ON o.id = d.organisation_id
  WHERE d.domain = $1 AND o.single_sign_on IS NOT NULL`);
const HAS_COME = statement("SELECT 1 AS one FROM people WHERE id = $1 AND subject_hash IS NOT NULL");

const SAVE = statement("UPDATE organisations SET single_sign_on = $2, local_sign_in = $3 WHERE id = $1");
const CLEAR_DOMAINS = statement("DELETE FROM sign_on_domains WHERE organisation_id = $1");
const ADD_DOMAIN = statement(`
  INSERT INTO sign_on_domains (domain, organisation_id) VALUES ($1, $2) ON CONFLICT (domain) DO NOTHING`);
/** A domain has no sign that LIKE reads as another. */
const OTHERS_ADDRESS = statement(`
  SELECT 1 AS one FROM people WHERE organisation_id <> $1 AND guest = 0 AND email LIKE '%@' || $2 LIMIT 1`);
const FORGET_SUBJECTS = statement("UPDATE people SET subject_hash = NULL WHERE organisation_id = $1");

/** Changes nothing but takes the row: of two who come in at once for the first time, one makes the account. */
const LOCK = statement("UPDATE organisations SET name = name WHERE id = $1");
const COLUMNS = `
  id, organisation_id AS "organisationId", roles, subject_hash AS "subjectHash",
  CASE WHEN deactivated_at IS NULL THEN 0 ELSE 1 END AS deactivated`;
const BY_SUBJECT = statement(`SELECT ${COLUMNS} FROM people WHERE subject_hash = $1 AND guest = 0`);
/** Who has a password or a factor, or has ever come in: their account is not opened by what a provider says alone. */
const IN_USE = `
  (password_hash IS NOT NULL OR email_verified_at IS NOT NULL OR totp IS NOT NULL
   OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = people.id))`;
const BY_EMAIL = statement(`
  SELECT ${COLUMNS}, CASE WHEN ${IN_USE} THEN 1 ELSE 0 END AS "inUse" FROM people WHERE email = $1 AND guest = 0`);
const LINK_FREE = statement(`
  UPDATE people SET subject_hash = $2, email_verified_at = $3
  WHERE id = $1 AND organisation_id = $4 AND guest = 0 AND deactivated_at IS NULL AND subject_hash IS NULL
    AND NOT EXISTS (SELECT 1 FROM people other WHERE other.subject_hash = $2)`);
const LINK = statement("UPDATE people SET subject_hash = $2, email_verified_at = $3 WHERE id = $1");
const GIVE_ROLES = statement("UPDATE people SET roles = $2 WHERE id = $1");

interface Found {
  id: PersonId;
  organisationId: OrganisationId;
  roles: number;
  subjectHash: string | null;
  deactivated: number;
  /** Only of who was found by the address. */
  inUse?: number;
}

export function* signOnOf(id: OrganisationId): Deed<SignOnRecord> {
  const row = yield* get<{ sealed: Uint8Array | null; localSignIn: number }>(OF, id);
  const domains = yield* all<{ domain: string }>(DOMAINS, id);
  return {
    sealed: row?.sealed ?? undefined,
    domains: domains.map(({ domain }) => domain),
    localSignIn: row?.localSignIn !== 0,
  };
}

export function* organisationOfDomain(domain: string): Deed<OrganisationId | undefined> {
  return (yield* get<{ id: OrganisationId }>(ORGANISATION_OF, domain))?.id;
}

export function* hasComeFromProvider(id: PersonId): Deed<boolean> {
  return (yield* get(HAS_COME, id)) !== undefined;
}

export function* saveSignOn(by: Administrator, record: SignOnRecord, isOther: boolean): Deed<void> {
  const { organisationId } = yield* colleagueToChange(by, by.id);
  yield* run(CLEAR_DOMAINS, organisationId);
  for (const domain of record.domains) {
    const taken = (yield* get(OTHERS_ADDRESS, organisationId, domain)) !== undefined;
    if (taken || (yield* run(ADD_DOMAIN, domain, organisationId)) === 0)
      throw new Refusal("domain-taken", "domains");
  }
  yield* run(SAVE, organisationId, record.sealed ?? null, record.localSignIn ? 1 : 0);
  if (isOther) yield* run(FORGET_SUBJECTS, organisationId);
}

export function* comeFromProvider(comes: ComesFromProvider): Deed<CameFromProvider> {
  yield* run(LOCK, comes.organisationId);
  const known = yield* get<Found>(BY_SUBJECT, comes.subjectHash);
  const found = known ?? (comes.email === undefined ? undefined : yield* get<Found>(BY_EMAIL, comes.email));
  if (!found) return yield* makeAccount(comes);
  const personId = found.id;
  if (found.organisationId !== comes.organisationId) return { refused: "elsewhere", personId };
  if (found.deactivated === 1) return { refused: "deactivated", personId };
  if (!known && found.subjectHash !== null) return { refused: "other-subject", personId };
  if (!known && found.inUse === 1) return { refused: "confirm", personId };
  if (!known) yield* run(LINK, personId, comes.subjectHash, comes.now);
  const given = yield* giveRoles(found, comes.roles);
  return { personId, account: known ? "known" : "linked", ...given };
}

export function* linkToProvider({ personId, organisationId, subjectHash, now }: ProviderLink): Deed<boolean> {
  yield* run(LOCK, organisationId);
  return (yield* run(LINK_FREE, personId, subjectHash, now, organisationId)) === 1;
}

function* makeAccount(comes: ComesFromProvider): Deed<CameFromProvider> {
  const { email, organisationId, name, newId: id, now } = comes;
  if (email === undefined) return { refused: "no-address" };
  const roles = comes.roles ?? ["participant"];
  yield* addPerson({ id, organisationId, name, email, roles, passwordHash: undefined, now });
  yield* run(LINK, id, comes.subjectHash, now);
  return { personId: id, account: "made", roles, threads: [] };
}

type Given = { readonly roles: readonly Role[] | undefined; readonly threads: readonly ThreadId[] };

/** Whoever would leave the organisation without an administrator stays one. */
function* giveRoles(
  { id, organisationId, roles: bits }: Found,
  wanted: readonly Role[] | undefined,
): Deed<Given> {
  const nothing: Given = { roles: undefined, threads: [] };
  if (wanted === undefined || rolesToBits(wanted) === bits) return nothing;
  yield* run(GIVE_ROLES, id, rolesToBits(wanted));
  const wasOne = isAdministrator(rolesFromBits(bits)) && !isAdministrator(wanted);
  const isLast = wasOne && (yield* administratorsOf(organisationId)).length === 0;
  const roles = isLast ? rolesFromBits(rolesToBits([...wanted, "administrator"])) : wanted;
  if (isLast) yield* run(GIVE_ROLES, id, rolesToBits(roles));
  return rolesToBits(roles) === bits ? nothing : { roles, threads: yield* threadsOf(id) };
}
