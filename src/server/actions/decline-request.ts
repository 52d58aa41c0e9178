import type { ChatRequestId, OrganisationId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { SupportStore } from "../ports/support-store.ts";
import { type BySupport, idOf, refuseUnlessSupport } from "./switch-chat.ts";

interface Ports {
  readonly support: Pick<SupportStore, "decline">;
  readonly clock: Clock;
}

/**
 * A request is not carried out, and counts no more.
 * @returns whose it was
 * @throws Refusal `support-only`, `request-needed`
 */
export function declineRequest({ support, clock }: Ports) {
  return async (by: BySupport, id: ChatRequestId): Promise<OrganisationId> => {
    refuseUnlessSupport(by);
    const organisationId = await support.decline(id, idOf(by), clock.now());
    if (organisationId === undefined) throw new Refusal("request-needed");
    return organisationId;
  };
}
