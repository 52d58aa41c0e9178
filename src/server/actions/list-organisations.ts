import type * as v from "valibot";
import type { SupportAnswer } from "../../shared/protocol/support-bodies.ts";
import type { Clock } from "../ports/clock.ts";
import type { SupportStore } from "../ports/support-store.ts";
import { type BySupport, refuseUnlessSupport } from "./switch-chat.ts";

interface Ports {
  readonly support: Pick<SupportStore, "organisations">;
  readonly clock: Clock;
}

/** All that Support sees: organisations, numbers, and who asked for a change. @throws Refusal `support-only` */
export function listOrganisations({ support, clock }: Ports) {
  return async (by: BySupport): Promise<v.InferOutput<typeof SupportAnswer>> => {
    refuseUnlessSupport(by);
    const organisations = await support.organisations(clock.now());
    return {
      organisations: organisations.map(({ request, ...organisation }) => {
        if (!request) return { ...organisation, request: null };
        const { id, wish, email, confirmedAt } = request;
        return { ...organisation, request: { id, wish, email, confirmedAt } };
      }),
    };
  };
}
