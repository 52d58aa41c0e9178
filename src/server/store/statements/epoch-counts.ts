import type { Epoch } from "../../domain/epoch.ts";
import type { Millis, OrganisationId } from "../../domain/identifiers.ts";
import type { EndedEpoch, ErasedCounts } from "../../ports/epoch-ends.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";

/** Of a row that was erased just now, as its statement returns it. */
export interface ErasedRow {
  readonly organisationId: OrganisationId;
  readonly epoch: Epoch | null;
}

/** For the RETURNING of what erases; in the names of ErasedRow. */
export const ERASED_ROW = `organisation_id AS "organisationId", epoch`;

const COUNT = statement(`
  INSERT INTO epoch_counts (organisation_id, epoch, messages, files) VALUES ($1, $2, $3, $4)
  ON CONFLICT (organisation_id, epoch) DO UPDATE SET
    messages = epoch_counts.messages + excluded.messages, files = epoch_counts.files + excluded.files`);

/** In the transaction that erases. One statement for each epoch, in one order, so that two never wait crosswise. */
export function* countErased(what: "messages" | "files", erased: readonly ErasedRow[]): Deed<void> {
  const counts = new Map<string, { organisationId: OrganisationId; epoch: Epoch; count: number }>();
  for (const { organisationId, epoch } of erased) {
    if (epoch === null) continue;
    const key = `${organisationId}-${epoch}`;
    counts.set(key, { organisationId, epoch, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  for (const key of [...counts.keys()].sort()) {
    const counted = counts.get(key);
    if (counted === undefined) continue;
    const { organisationId, epoch, count } = counted;
    yield* run(COUNT, organisationId, epoch, what === "messages" ? count : 0, what === "files" ? count : 0);
  }
}

const NOT_NOTED = statement(`
  SELECT organisation_id AS "organisationId", epoch FROM epoch_counts WHERE destroyed_at IS NULL`);
const COUNTED = statement(
  "SELECT messages, files FROM epoch_counts WHERE organisation_id = $1 AND epoch = $2",
);
const NOTE = statement(`
  INSERT INTO epoch_counts (organisation_id, epoch, messages, files, destroyed_at) VALUES ($1, $2, 0, 0, $3)
  ON CONFLICT (organisation_id, epoch) DO UPDATE SET destroyed_at = excluded.destroyed_at`);
const DESTROYED = statement(`
  SELECT epoch, messages, files, destroyed_at AS "destroyedAt" FROM epoch_counts
  WHERE destroyed_at >= $2 AND destroyed_at < $3 AND organisation_id = $1 ORDER BY epoch`);
const ORGANISATIONS = statement(`
  SELECT DISTINCT organisation_id AS "id" FROM epoch_counts
  WHERE destroyed_at >= $1 AND destroyed_at < $2 ORDER BY organisation_id`);
const ERASE = statement("DELETE FROM epoch_counts WHERE destroyed_at < $1");

export function* epochsNotNoted(): Deed<readonly { organisationId: OrganisationId; epoch: Epoch }[]> {
  return yield* all<{ organisationId: OrganisationId; epoch: Epoch }>(NOT_NOTED);
}

export function* epochCounted(organisationId: OrganisationId, epoch: Epoch): Deed<ErasedCounts> {
  return (yield* get<ErasedCounts>(COUNTED, organisationId, epoch)) ?? { messages: 0, files: 0 };
}

export function* noteDestroyed(organisationId: OrganisationId, epoch: Epoch, at: Millis): Deed<void> {
  yield* run(NOTE, organisationId, epoch, at);
}

export function* epochsDestroyed(
  organisationId: OrganisationId,
  from: Millis,
  to: Millis,
): Deed<readonly EndedEpoch[]> {
  return yield* all<EndedEpoch>(DESTROYED, organisationId, from, to);
}

export function* eraseEpochCounts(before: Millis): Deed<number> {
  return yield* run(ERASE, before);
}

export function* organisationsOfDestroyed(from: Millis, to: Millis): Deed<readonly OrganisationId[]> {
  return (yield* all<{ id: OrganisationId }>(ORGANISATIONS, from, to)).map(({ id }) => id);
}
