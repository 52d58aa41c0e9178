import type * as v from "valibot";
import type { SupportAnswer } from "../../shared/protocol/support-bodies.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { SupportStore } from "../ports/support-store.ts";

interface Ports {
  readonly support: Pick<SupportStore, "organisations">;
  readonly clock: Clock;
}

/** All that Support sees: organisations, numbers, and who asked for a change. @throws Refusal `support-only` */
export function listOrganisations({ support, clock }: Ports) {
  return async (by: Person): Promise<v.InferOutput<typeof SupportAnswer>> => {
    if (!by.support) throw new Refusal("support-only");
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
