import type { OrganisationId } from "../../domain/identifiers.ts";
import type { OrganisationSettings } from "../../ports/people-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";

const SETTINGS = statement(`SELECT named_in_letters AS "named" FROM organisations WHERE id = $1`);
const SAVE = statement("UPDATE organisations SET named_in_letters = $2 WHERE id = $1");
const KEY = statement("SELECT wrapped_key AS wrapped FROM organisations WHERE id = $1");
const ANY_KEY = statement(`
  SELECT id AS "organisationId", wrapped_key AS wrapped FROM organisations
  WHERE wrapped_key IS NOT NULL ORDER BY id LIMIT 1`);
const PUT_KEY = statement("UPDATE organisations SET wrapped_key = $2 WHERE id = $1 AND wrapped_key IS NULL");

export function* organisationSettings(id: OrganisationId): Deed<OrganisationSettings> {
  const row = yield* get<{ named: number }>(SETTINGS, id);
  return { namedInLetters: row?.named !== 0 };
}

export function* saveOrganisationSettings(id: OrganisationId, settings: OrganisationSettings): Deed<void> {
  yield* run(SAVE, id, settings.namedInLetters ? 1 : 0);
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
