import type { Millis, PasskeyId, PersonId } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { FactorRemoval, PasskeyRecord } from "../../ports/second-factor-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { eraseRecoveryCodes, lockFactors } from "./second-factors.ts";

const COLUMNS = `
  k.id, k.person_id AS "personId", k.credential_id AS "credentialId", k.public_key AS "publicKey", k.counter,
  k.transports, k.name, k.made_at AS "madeAt", k.used_at AS "usedAt"`;
const ADD = statement(`
  INSERT INTO passkeys (id, person_id, credential_id, public_key, counter, transports, name, made_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (credential_id) DO NOTHING`);
const OF = statement(`SELECT ${COLUMNS} FROM passkeys k WHERE k.person_id = $1 ORDER BY k.made_at, k.id`);
const FIND = statement(`
  SELECT ${COLUMNS} FROM passkeys k JOIN people p ON p.id = k.person_id
  WHERE k.credential_id = $1 AND p.deactivated_at IS NULL AND p.deleted_at IS NULL`);
/** Compares as it sets. Authenticators that do not count always say 0 (WebAuthn 6.1.1). */
const USED = statement(`
  UPDATE passkeys SET counter = $2, used_at = $3 WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))`);
const RENAME = statement("UPDATE passkeys SET name = $3 WHERE person_id = $1 AND id = $2");
const REMOVE = statement("DELETE FROM passkeys WHERE person_id = $1 AND id = $2");
const IS_OF = statement("SELECT id FROM passkeys WHERE person_id = $1 AND id = $2");

type PasskeyRow = Omit<PasskeyRecord, "transports"> & { transports: string };

function passkeyFrom(row: PasskeyRow): PasskeyRecord {
  return { ...row, transports: JSON.parse(row.transports) };
}

export function* addPasskey(passkey: Omit<PasskeyRecord, "usedAt">, most: number): Deed<void> {
  const { id, personId, credentialId, publicKey, counter, transports, name, madeAt } = passkey;
  if ((yield* lockFactors(personId)).passkeys >= most) throw new Refusal("too-many-passkeys");
  const kept = JSON.stringify(transports);
  const added = yield* run(ADD, id, personId, credentialId, publicKey, counter, kept, name, madeAt);
  if (added === 0) throw new Refusal("passkey-known");
}

export function* passkeysOf(personId: PersonId): Deed<PasskeyRecord[]> {
  return (yield* all<PasskeyRow>(OF, personId)).map(passkeyFrom);
}

export function* findPasskey(credentialId: string): Deed<PasskeyRecord | undefined> {
  const row = yield* get<PasskeyRow>(FIND, credentialId);
  return row && passkeyFrom(row);
}

export function* passkeyUsed(id: PasskeyId, counter: number, now: Millis): Deed<boolean> {
  return (yield* run(USED, id, counter, now)) === 1;
}

export function* renamePasskey(personId: PersonId, id: PasskeyId, name: string): Deed<boolean> {
  return (yield* run(RENAME, personId, id, name)) === 1;
}

export function* removePasskey(personId: PersonId, id: PasskeyId, evenLast: boolean): Deed<FactorRemoval> {
  const { totp, passkeys } = yield* lockFactors(personId);
  if (!(yield* get(IS_OF, personId, id))) return "none";
  const isLast = totp === 0 && passkeys === 1;
  if (isLast && !evenLast) return "last";
  yield* run(REMOVE, personId, id);
  if (isLast) yield* eraseRecoveryCodes(personId);
  return "removed";
}
