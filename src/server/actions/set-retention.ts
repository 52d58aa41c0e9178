import { MAX_RETENTION_MS, MIN_RETENTION_MS } from "../../shared/protocol/limits.ts";
import type { Millis, OrganisationId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { SupportStore } from "../ports/support-store.ts";
import { type BySupport, refuseUnlessSupport } from "./switch-chat.ts";
import { type TellPorts, tellAdministrators } from "./tell-administrators.ts";

interface Ports extends TellPorts {
  readonly support: Pick<SupportStore, "setRetention" | "administrators">;
  readonly people: Pick<PeopleStore, "organisation">;
  readonly followedSwitch: { look(): Promise<void> };
}

/**
 * How long messages and files of an organisation live from now on; those that are there keep their end. Open pages show
 * it, and the administrators get a letter. Nothing happens when it is so already.
 * @throws Refusal `support-only`, `retention-invalid`, `organisation-not-found`
 */
export function setRetention(ports: Ports) {
  const tell = tellAdministrators(ports);
  return async (by: BySupport, organisationId: OrganisationId, retentionMs: Millis): Promise<void> => {
    refuseUnlessSupport(by);
    const fits = retentionMs >= MIN_RETENTION_MS && retentionMs <= MAX_RETENTION_MS;
    if (!Number.isSafeInteger(retentionMs) || !fits) throw new Refusal("retention-invalid", "retentionMs");
    if (!(await ports.support.setRetention(organisationId, retentionMs))) {
      if (await ports.people.organisation(organisationId)) return;
      throw new Refusal("organisation-not-found");
    }
    await ports.followedSwitch.look();
    await tell(organisationId, { kind: "retention-changed" });
  };
}
