import type { Millis, PersonId } from "../domain/identifiers.ts";
import { ACCOUNT_LINK_MS, LINK_MS } from "../domain/periods.ts";
import type { Clock } from "../ports/clock.ts";
import type { LinkStore } from "../ports/people-store.ts";
import type { PostOffice } from "../ports/post-office.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

export interface LinkPorts {
  readonly links: Pick<LinkStore, "put">;
  readonly secrets: Secrets;
  readonly postOffice: Pick<PostOffice, "mailLeaves">;
  readonly clock: Clock;
  readonly writeAccountLetter: WriteAccountLetter;
}

/** `secret` belongs into the fragment of a link, and is kept nowhere; undefined when the link was mailed. */
export interface Invitation {
  readonly id: PersonId;
  readonly secret: string | undefined;
  readonly endsAt: Millis;
}

/**
 * A one-time link to choose a password; the one before stops working. It is mailed where e-mail leaves the house, and
 * then nobody but its reader sees it; else whoever asked for it hands it over.
 */
export function issueWelcomeLink(ports: LinkPorts) {
  const { links, secrets, clock, postOffice } = ports;
  const mail = mailLink(ports);
  return async (personId: PersonId): Promise<Invitation> => {
    if (postOffice.mailLeaves)
      return { id: personId, secret: undefined, endsAt: await mail("welcome", personId) };
    const secret = secrets.token();
    const endsAt = clock.now() + LINK_MS;
    await links.put(secrets.hashToken(secret), { kind: "welcome", personId }, endsAt);
    return { id: personId, secret, endsAt };
  };
}

/** @returns what writes somebody a letter with a link, and says until when that works */
export function mailLink({ links, secrets, clock, writeAccountLetter }: Omit<LinkPorts, "postOffice">) {
  return async (kind: "welcome" | "reset", personId: PersonId): Promise<Millis> => {
    const secret = secrets.token();
    const endsAt = clock.now() + ACCOUNT_LINK_MS;
    await links.put(secrets.hashToken(secret), { kind, personId, mailed: true }, endsAt);
    await writeAccountLetter({
      personId,
      kind: kind === "welcome" ? "account-welcome" : "password-reset",
      secret,
    });
    return endsAt;
  };
}
