import type { AuditStore } from "../ports/audit.ts";
import type { EpochEnds } from "../ports/epoch-ends.ts";
import type { Engine } from "./deeds.ts";

/** The part of the store that outlives what is said. */
export interface AuditStores {
  readonly auditRows: AuditStore;
  readonly epochEnds: EpochEnds;
}

export function auditOver(engine: Engine): AuditStores {
  return {
    auditRows: {
      head: () => engine.read("auditHead"),
      beginning: () => engine.read("auditBeginning"),
      append: (previous, rows) => engine.write("appendAudit", previous, rows),
      page: (after, limit) => engine.read("auditPage", after, limit),
      find: (query, before, limit, after = 0) => engine.read("findAudit", query, before, limit, after),
      old: (before, limit) => engine.read("oldAudit", before, limit),
      erase: ({ seq, hash }) => engine.write("eraseAudit", { seq, hash }),
    },
    epochEnds: {
      notNoted: () => engine.read("epochsNotNoted"),
      counted: (organisationId, epoch) => engine.read("epochCounted", organisationId, epoch),
      noteDestroyed: (organisationId, epoch, at) => engine.write("noteDestroyed", organisationId, epoch, at),
      destroyedIn: (organisationId, from, to) => engine.read("epochsDestroyed", organisationId, from, to),
      organisationsDestroyedIn: (from, to) => engine.read("organisationsOfDestroyed", from, to),
      erase: (before) => engine.write("eraseEpochCounts", before),
    },
  };
}
