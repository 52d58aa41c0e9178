import { isClosed } from "../domain/epoch.ts";
import type { Clock } from "../ports/clock.ts";
import type { ExpiredMessages } from "../ports/message-store.ts";
import type { EpochKeys } from "../ports/sealer.ts";

interface Ports {
  readonly keys: EpochKeys;
  readonly expired: Pick<ExpiredMessages, "holdsEpoch">;
  readonly clock: Clock;
}

/**
 * Destroys the key of every epoch that is over and in which nothing is left: from then on no copy of the database,
 * wherever it is, can be read.
 * @returns how many were destroyed
 */
export function destroyKeys({ keys, expired, clock }: Ports) {
  return async (): Promise<number> => {
    let destroyed = 0;
    for (const { organisationId, epoch } of await keys.alive()) {
      if (!isClosed(epoch, clock.now())) continue;
      if (await expired.holdsEpoch(organisationId, epoch)) continue;
      await keys.destroy(organisationId, epoch);
      destroyed += 1;
    }
    return destroyed;
  };
}
