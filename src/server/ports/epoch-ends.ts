import type { Epoch } from "../domain/epoch.ts";
import type { Millis, OrganisationId } from "../domain/identifiers.ts";

/** What was erased of an epoch so far. A file counts beside its message, and so does an upload that was given up. */
export interface ErasedCounts {
  readonly messages: number;
  readonly files: number;
}

export interface EndedEpoch extends ErasedCounts {
  readonly epoch: Epoch;
  readonly destroyedAt: Millis;
}

/** What was erased of each epoch, and when its key was destroyed; counted in the transaction that erases. */
export interface EpochEnds {
  /** Of which something was erased, and whose key's end is not noted. */
  notNoted(): Promise<readonly { readonly organisationId: OrganisationId; readonly epoch: Epoch }[]>;
  counted(organisationId: OrganisationId, epoch: Epoch): Promise<ErasedCounts>;
  noteDestroyed(organisationId: OrganisationId, epoch: Epoch, at: Millis): Promise<void>;
  /** Those whose keys were destroyed from `from` on and before `to`, in order. */
  destroyedIn(organisationId: OrganisationId, from: Millis, to: Millis): Promise<readonly EndedEpoch[]>;
  organisationsDestroyedIn(from: Millis, to: Millis): Promise<readonly OrganisationId[]>;
  /** Those whose keys were destroyed before this. @returns how many */
  erase(before: Millis): Promise<number>;
}
