import { type Epoch, isClosed } from "../domain/epoch.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { Audit } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";
import type { EpochEnds } from "../ports/epoch-ends.ts";
import type { ExpiredMessages } from "../ports/message-store.ts";
import type { EpochKeys } from "../ports/sealer.ts";

interface Ports {
  readonly keys: EpochKeys;
  readonly expired: Pick<ExpiredMessages, "epochsHolding">;
  readonly epochEnds: Pick<EpochEnds, "notNoted" | "counted" | "noteDestroyed">;
  readonly audit: Audit;
  readonly clock: Clock;
}

/**
 * Destroys the key of every epoch that is over and in which nothing is left: from then on no copy of the database,
 * wherever it is, can be read. The log has each, with what was erased of it, before it is noted for the certificate:
 * what a crash leaves between the two is told again.
 * @returns how many were destroyed
 */
export function destroyKeys({ keys, expired, epochEnds, audit, clock }: Ports) {
  return async (): Promise<number> => {
    let destroyed = 0;
    const alive = await keys.alive();
    const closed = alive.filter(({ epoch }) => isClosed(epoch, clock.now()));
    // One question an organisation: where messages live for 30 days it has 4,320 keys.
    for (const [organisationId, theirs] of Map.groupBy(closed, (key) => key.organisationId)) {
      const epochs = theirs.map(({ epoch }) => epoch);
      const holding = new Set(await expired.epochsHolding(organisationId, epochs));
      for (const epoch of epochs.filter((one) => !holding.has(one))) {
        await keys.destroy(organisationId, epoch);
        await tell(organisationId, epoch);
        destroyed += 1;
      }
    }
    const living = new Set(alive.map(({ organisationId, epoch }) => `${organisationId}-${epoch}`));
    for (const { organisationId, epoch } of await epochEnds.notNoted()) {
      if (isClosed(epoch, clock.now()) && !living.has(`${organisationId}-${epoch}`))
        await tell(organisationId, epoch);
    }
    return destroyed;
  };

  async function tell(organisationId: OrganisationId, epoch: Epoch): Promise<void> {
    const { messages, files } = await epochEnds.counted(organisationId, epoch);
    await audit.record({
      action: "key.destroyed",
      organisationId,
      actor: { kind: "system" },
      object: { kind: "epoch", id: epoch },
      outcome: "done",
      detail: { messages, files },
    });
    await epochEnds.noteDestroyed(organisationId, epoch, clock.now());
  }
}
