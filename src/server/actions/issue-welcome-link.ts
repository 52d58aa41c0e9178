import type { Millis, PersonId } from "../domain/identifiers.ts";
import { LINK_MS } from "../domain/periods.ts";
import type { Clock } from "../ports/clock.ts";
import type { LinkStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";

export interface LinkPorts {
  readonly links: Pick<LinkStore, "put">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** `secret` belongs into the fragment of a link, and is kept nowhere. */
export interface Invitation {
  readonly id: PersonId;
  readonly secret: string;
  readonly endsAt: Millis;
}

/** A one-time link to choose a password; the one before stops working. */
export function issueWelcomeLink({ links, secrets, clock }: LinkPorts) {
  return async (personId: PersonId): Promise<Invitation> => {
    const secret = secrets.token();
    const endsAt = clock.now() + LINK_MS;
    await links.put(secrets.hashToken(secret), { kind: "welcome", personId }, endsAt);
    return { id: personId, secret, endsAt };
  };
}
