import type { PersonId } from "../../domain/identifiers.ts";
import type { FirstFactor } from "../../ports/people-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";

/** Changes nothing but takes the row: whoever changes what was shown comes before, or ends what was begun with it. */
const LOCK_PERSON = statement("UPDATE people SET totp_step = totp_step WHERE id = $1 AND guest = 0");
const HOLDS = statement(`
  SELECT p.password_hash AS "passwordHash", p.subject_hash AS "subjectHash",
    CASE WHEN p.totp IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = p.id) THEN 1 ELSE 0 END
      AS "secondFactor"
  FROM people p WHERE p.id = $1`);

/** Until the transaction's end nobody changes what was shown. */
export function* stillHolds(personId: PersonId, shown: FirstFactor): Deed<boolean> {
  yield* run(LOCK_PERSON, personId);
  const holds = yield* get<{ passwordHash: string | null; subjectHash: string | null; secondFactor: number }>(
    HOLDS,
    personId,
  );
  if (!holds || (shown.alone && holds.secondFactor === 1)) return false;
  return (
    (shown.passwordHash === undefined || shown.passwordHash === holds.passwordHash) &&
    (shown.subjectHash === undefined || shown.subjectHash === holds.subjectHash)
  );
}
