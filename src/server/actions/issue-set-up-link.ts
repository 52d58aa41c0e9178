import { LINK_MS } from "../domain/periods.ts";
import type { Clock } from "../ports/clock.ts";
import type { LinkStore, PeopleStore } from "../ports/people-store.ts";
import type { Secrets } from "../ports/secrets.ts";

interface Ports {
  readonly people: Pick<PeopleStore, "anyOrganisation">;
  readonly links: Pick<LinkStore, "put">;
  readonly secrets: Pick<Secrets, "token" | "hashToken">;
  readonly clock: Clock;
}

/**
 * For whoever starts the server: the secret of the link with which the first organisation is made. Each start
 * gives a new one and ends the one before. @returns undefined when there is an organisation already
 */
export function issueSetUpLink({ people, links, secrets, clock }: Ports) {
  return async (): Promise<string | undefined> => {
    if (await people.anyOrganisation()) return undefined;
    const secret = secrets.token();
    await links.put(secrets.hashToken(secret), { kind: "set-up" }, clock.now() + LINK_MS);
    return secret;
  };
}
