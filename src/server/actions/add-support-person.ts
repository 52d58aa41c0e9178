import { emailAddress } from "../domain/email-address.ts";
import type { Millis, OrganisationId, PersonId } from "../domain/identifiers.ts";
import { ACCOUNT_LINK_MS } from "../domain/periods.ts";
import { properName } from "../domain/proper-name.ts";
import type { Clock } from "../ports/clock.ts";
import type { LinkStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { SupportStore } from "../ports/support-store.ts";

interface Ports {
  readonly support: Pick<SupportStore, "addPerson">;
  readonly links: Pick<LinkStore, "put">;
  readonly secrets: Pick<Secrets, "identifier" | "token" | "hashToken">;
  readonly clock: Clock;
}

/**
 * Somebody who will run the installation. `secret` belongs into the fragment of a link to choose a password; a second
 * factor is asked for right after.
 * @throws Refusal `name-missing`, `name-too-long`, `email-invalid`, `email-taken`
 */
export function addSupportPerson({ support, links, secrets, clock }: Ports) {
  return async (name: string, email: string): Promise<{ id: PersonId; secret: string; endsAt: Millis }> => {
    const now = clock.now();
    const id = await support.addPerson({
      id: secrets.identifier() as PersonId,
      organisationId: secrets.identifier() as OrganisationId,
      name: properName(name, "name"),
      email: emailAddress(email),
      now,
    });
    const secret = secrets.token();
    const endsAt = now + ACCOUNT_LINK_MS;
    await links.put(secrets.hashToken(secret), { kind: "welcome", personId: id }, endsAt);
    return { id, secret, endsAt };
  };
}
