import { EPOCH_MS, type Epoch, epochOf } from "../../src/server/domain/epoch.ts";
import type { OrganisationId } from "../../src/server/domain/identifiers.ts";
import type { ClinicMember, ClinicThread } from "./clinic.ts";
import type { House } from "./house.ts";
import { manyAtOnce } from "./many-at-once.ts";
import { say } from "./messages.ts";

const DAY_MS = 24 * 60 * 60_000;
const EPOCHS = 8;
/** The messages of the first epoch expire first, and are few: when they are gone, the sweep has begun. */
const FIRST_EPOCH = 100;

/**
 * Messages of a day ago, in all these threads, that expire within a hundredth of a second of each other.
 * @returns the epochs in which they were sealed, the first to expire first: what the store still holds of them
 * tells from the outside how far a sweep is
 */
export async function fillExpiring(
  house: House,
  threads: readonly ClinicThread[],
  { count, expireAt }: { count: number; expireAt: number },
): Promise<readonly Epoch[]> {
  const epochs = Array.from({ length: EPOCHS }, (_, index) => epochOf(expireAt - DAY_MS) - EPOCHS + index);
  await manyAtOnce(Array.from({ length: count }), async (_, index) => {
    const thread = threads[index % threads.length] as ClinicThread;
    const { personId } = thread.members[index % thread.members.length] as ClinicMember;
    const part = index < FIRST_EPOCH ? 0 : 1 + Math.floor(((index - FIRST_EPOCH) / count) * (EPOCHS - 1));
    const at = (epochs[part] as Epoch) * EPOCH_MS;
    await say(house, { threadId: thread.id, authorId: personId, at, expiresAt: expireAt + part });
  });
  return epochs;
}

/** Is anything of these epochs still on disk? */
export async function holdsAny(
  house: House,
  organisationId: OrganisationId,
  epochs: readonly Epoch[],
): Promise<boolean> {
  return (await house.expired.epochsHolding(organisationId, epochs)).length > 0;
}
