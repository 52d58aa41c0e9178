import type { OrganisationId, PersonId } from "../../domain/identifiers.ts";
import type { FactorRemoval, SignInStanding } from "../../ports/second-factor-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";
import { rolesFromBits } from "../roles.ts";

const STANDING = statement(`
  SELECT p.id AS "personId", p.organisation_id AS "organisationId", p.roles, p.support,
    p.password_hash AS "passwordHash", p.password_short AS "shortPassword",
    CASE WHEN p.totp IS NULL THEN 0 ELSE 1 END AS totp,
    (SELECT count(*) FROM passkeys k WHERE k.person_id = p.id) AS passkeys,
    (SELECT count(*) FROM recovery_codes r WHERE r.person_id = p.id) AS "recoveryLeft",
    o.second_factor AS "secondFactorAsked", o.local_sign_in AS "localSignIn"
  FROM people p JOIN organisations o ON o.id = p.organisation_id
  WHERE p.id = $1 AND p.guest = 0 AND p.deactivated_at IS NULL AND p.deleted_at IS NULL`);

interface StandingRow {
  personId: PersonId;
  organisationId: OrganisationId;
  roles: number;
  support: number;
  passwordHash: string | null;
  shortPassword: number;
  totp: number;
  passkeys: number;
  recoveryLeft: number;
  secondFactorAsked: number;
  localSignIn: number;
}

export function* signInStanding(id: PersonId): Deed<SignInStanding | undefined> {
  const row = yield* get<StandingRow>(STANDING, id);
  if (!row) return undefined;
  const { personId, organisationId, passkeys, recoveryLeft } = row;
  return {
    ...{ personId, organisationId, passkeys, recoveryLeft },
    roles: rolesFromBits(row.roles),
    support: row.support === 1,
    hasPassword: row.passwordHash !== null,
    passwordHash: row.passwordHash ?? undefined,
    shortPassword: row.passwordHash !== null && row.shortPassword === 1,
    totp: row.totp === 1,
    secondFactorAsked: row.secondFactorAsked === 1,
    localSignIn: row.localSignIn === 1,
  };
}

const TOTP = statement("SELECT totp, totp_pending AS pending FROM people WHERE id = $1 AND guest = 0");
const PUT_PENDING = statement("UPDATE people SET totp_pending = $2 WHERE id = $1 AND guest = 0");
const CONFIRM = statement(`
  UPDATE people SET totp = totp_pending, totp_pending = NULL, totp_step = $3 WHERE id = $1 AND totp_pending = $2`);
/** Compares as it sets: of two with one code, one. */
const USE_STEP = statement(`
  UPDATE people SET totp_step = $2 WHERE id = $1 AND totp IS NOT NULL AND totp_step < $2`);
const REMOVE_TOTP = statement("UPDATE people SET totp = NULL, totp_pending = NULL WHERE id = $1");

export function* totpSecrets(id: PersonId): Deed<{ inUse?: Uint8Array; pending?: Uint8Array }> {
  const row = yield* get<{ totp: Uint8Array | null; pending: Uint8Array | null }>(TOTP, id);
  return { ...(row?.totp && { inUse: row.totp }), ...(row?.pending && { pending: row.pending }) };
}

export function* putPendingTotp(id: PersonId, sealed: Uint8Array): Deed<void> {
  yield* run(PUT_PENDING, id, sealed);
}

export function* confirmTotp(id: PersonId, sealed: Uint8Array, step: number): Deed<boolean> {
  return (yield* run(CONFIRM, id, sealed, step)) === 1;
}

export function* useTotpStep(id: PersonId, step: number): Deed<boolean> {
  return (yield* run(USE_STEP, id, step)) === 1;
}

/** Of two that remove the last two factors at once, the second one waits here and finds one left. */
const LOCK = statement("UPDATE people SET totp_step = totp_step WHERE id = $1 AND guest = 0");
const FACTORS = statement(`
  SELECT CASE WHEN totp IS NULL THEN 0 ELSE 1 END AS totp,
    (SELECT count(*) FROM passkeys k WHERE k.person_id = p.id) AS passkeys
  FROM people p WHERE p.id = $1`);

/** How many factors somebody has; nobody changes that before the transaction's end. */
export function* lockFactors(id: PersonId): Deed<{ totp: number; passkeys: number }> {
  yield* run(LOCK, id);
  return (yield* get<{ totp: number; passkeys: number }>(FACTORS, id)) ?? { totp: 0, passkeys: 0 };
}

export function* removeTotp(id: PersonId, evenLast: boolean): Deed<FactorRemoval> {
  const { totp, passkeys } = yield* lockFactors(id);
  if (totp === 0) return "none";
  if (passkeys === 0 && !evenLast) return "last";
  yield* run(REMOVE_TOTP, id);
  if (passkeys === 0) yield* run(ERASE_CODES, id);
  return "removed";
}

const ERASE_CODES = statement("DELETE FROM recovery_codes WHERE person_id = $1");
const PUT_CODE = statement("INSERT INTO recovery_codes (person_id, hash) VALUES ($1, $2)");
const USE_CODE = statement("DELETE FROM recovery_codes WHERE person_id = $1 AND hash = $2");

export function* putRecoveryCodes(id: PersonId, hashes: readonly string[]): Deed<void> {
  yield* run(LOCK, id);
  yield* eraseRecoveryCodes(id);
  for (const hash of hashes) yield* run(PUT_CODE, id, hash);
}

export function* eraseRecoveryCodes(id: PersonId): Deed<void> {
  yield* run(ERASE_CODES, id);
}

export function* useRecoveryCode(id: PersonId, hash: string): Deed<boolean> {
  return (yield* run(USE_CODE, id, hash)) === 1;
}

const REMOVE_PASSKEYS = statement("DELETE FROM passkeys WHERE person_id = $1");

export function* removeAllFactors(id: PersonId): Deed<void> {
  yield* run(REMOVE_TOTP, id);
  yield* run(REMOVE_PASSKEYS, id);
  yield* run(ERASE_CODES, id);
}
