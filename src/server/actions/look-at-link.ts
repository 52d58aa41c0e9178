import type * as v from "valibot";
import type { LinkAnswer } from "../../shared/protocol/bodies.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { LinkStore, PeopleStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";

interface Ports {
  readonly people: Pick<PeopleStore, "byId" | "organisation">;
  readonly links: Pick<LinkStore, "look">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly clock: Clock;
}

/**
 * What a one-time link is for, for the page that it opens. Uses nothing up: mail scanners open links too.
 * @throws Refusal `link-ended`
 */
export function lookAtLink({ people, links, secrets, clock }: Ports) {
  return async (secret: string): Promise<v.InferOutput<typeof LinkAnswer>> => {
    const purpose = await links.look(secrets.hashToken(secret), clock.now());
    if (!purpose) throw new Refusal("link-ended");
    if (purpose.kind === "set-up") return { purpose: "set-up", organisation: null, name: null, email: null };
    const person = await people.byId(purpose.personId);
    if (!person || person.guest) throw new Refusal("link-ended");
    const organisation = await people.organisation(person.organisationId);
    const { name, email } = person;
    return { purpose: purpose.kind, organisation: organisation?.name ?? null, name, email };
  };
}
