import type * as v from "valibot";
import type { AskedSupportAnswer } from "../../shared/protocol/account-bodies.ts";
import type { Millis } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { SupportStore } from "../ports/support-store.ts";

interface Ports {
  readonly support: Pick<SupportStore, "findAsked" | "confirm">;
  readonly people: Pick<PeopleStore, "organisation">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly clock: Clock;
}

/** So long Support has time for a request that was confirmed. */
const WAITS_MS: Millis = 7 * 24 * 60 * 60_000;

/** What a letter's link would confirm. Uses nothing up: mail scanners open links, too. @throws Refusal `link-ended` */
export function lookAtChatRequest({ support, people, secrets, clock }: Ports) {
  return async (secret: string): Promise<v.InferOutput<typeof AskedSupportAnswer>> => {
    const asked = await support.findAsked(secrets.hashToken(secret), clock.now());
    const organisation = asked && (await people.organisation(asked.organisationId));
    if (!asked || !organisation) throw new Refusal("link-ended");
    return { wish: asked.wish, organisation: organisation.name };
  };
}

/** The click: from now on the request waits for Support, for seven days. @throws Refusal `link-ended` */
export function confirmChatRequest({ support, secrets, clock }: Ports) {
  return async (secret: string): Promise<void> => {
    const now = clock.now();
    if (!(await support.confirm(secrets.hashToken(secret), now, now + WAITS_MS)))
      throw new Refusal("link-ended");
  };
}
