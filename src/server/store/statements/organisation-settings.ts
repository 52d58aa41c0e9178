import type { OrganisationSettings } from "../../../shared/protocol/account-bodies.ts";
import type { OrganisationId } from "../../domain/identifiers.ts";
import { type Deed, get, run, statement } from "../deed.ts";

const SETTINGS = statement(`
  SELECT name, emergency_number AS "emergencyNumber", time_zone AS "timeZone", named_in_letters AS "namedInLetters",
    second_factor AS "secondFactor", idle_ms AS "idleMs", longest_ms AS "longestMs"
  FROM organisations WHERE id = $1`);
const SAVE = statement(`
  UPDATE organisations SET name = $2, emergency_number = $3, time_zone = $4, named_in_letters = $5,
    second_factor = $6, idle_ms = $7, longest_ms = $8
  WHERE id = $1`);
/** Changes nothing but takes the row, so that of two who set different things at once neither undoes the other's. */
const LOCK = statement("UPDATE organisations SET name = name WHERE id = $1");
const KEY = statement("SELECT wrapped_key AS wrapped FROM organisations WHERE id = $1");
const ANY_KEY = statement(`
  SELECT id AS "organisationId", wrapped_key AS wrapped FROM organisations
  WHERE wrapped_key IS NOT NULL ORDER BY id LIMIT 1`);
const PUT_KEY = statement("UPDATE organisations SET wrapped_key = $2 WHERE id = $1 AND wrapped_key IS NULL");

type Flags = "namedInLetters" | "secondFactor";
type SettingsRow = Omit<OrganisationSettings, Flags> & Record<Flags, number>;

export function* organisationSettings(id: OrganisationId): Deed<OrganisationSettings | undefined> {
  const row = yield* get<SettingsRow>(SETTINGS, id);
  return row && { ...row, namedInLetters: row.namedInLetters === 1, secondFactor: row.secondFactor === 1 };
}

export function* saveOrganisationSettings(
  id: OrganisationId,
  settings: Partial<OrganisationSettings>,
): Deed<void> {
  yield* run(LOCK, id);
  const before = yield* organisationSettings(id);
  if (!before) return;
  const { name, emergencyNumber, timeZone, namedInLetters, ...now } = { ...before, ...settings };
  const flags = [namedInLetters ? 1 : 0, now.secondFactor ? 1 : 0] as const;
  yield* run(SAVE, id, name, emergencyNumber, timeZone, ...flags, now.idleMs, now.longestMs);
}

export function* wrappedKey(id: OrganisationId): Deed<Uint8Array | undefined> {
  return (yield* get<{ wrapped: Uint8Array | null }>(KEY, id))?.wrapped ?? undefined;
}

export function* anyWrappedKey(): Deed<{ organisationId: OrganisationId; wrapped: Uint8Array } | undefined> {
  return yield* get<{ organisationId: OrganisationId; wrapped: Uint8Array }>(ANY_KEY);
}

export function* putWrappedKeyIfNone(id: OrganisationId, wrapped: Uint8Array): Deed<Uint8Array> {
  yield* run(PUT_KEY, id, wrapped);
  const stands = yield* wrappedKey(id);
  if (stands === undefined) throw new Error(`there is no organisation ${id}`);
  return stands;
}
