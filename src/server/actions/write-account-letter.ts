import { ACCOUNT_LETTER_PATHS, accountLetterWords } from "../domain/account-letter-wording.ts";
import type { LetterId, PersonId } from "../domain/identifiers.ts";
import type { Clock } from "../ports/clock.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { AccountLetterKind, LetterStore } from "../ports/letter-store.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PostOffice } from "../ports/post-office.ts";
import type { Secrets } from "../ports/secrets.ts";
import { organisationInLetters, type SealedLetter } from "./write-letter.ts";

interface Ports {
  readonly people: Pick<PeopleStore, "byId" | "settings">;
  readonly letters: Pick<LetterStore, "put">;
  readonly details: Pick<DetailsSealer, "seal">;
  readonly postOffice: PostOffice;
  readonly secrets: Pick<Secrets, "identifier">;
  readonly clock: Clock;
}

export interface AccountLetter {
  readonly personId: PersonId;
  readonly kind: AccountLetterKind;
  /** Of the link that it carries, which should work for an hour; without it the letter leads to a page. */
  readonly secret?: string;
  readonly wish?: "off" | "on";
}

export type WriteAccountLetter = ReturnType<typeof writeAccountLetter>;

/**
 * Writes an account holder a letter about their own account: by e-mail alone, to the address with which they sign in,
 * whatever they chose for being told of messages.
 * @returns false, and nothing is written, without a carrier for e-mail, and for who has no account that works
 */
export function writeAccountLetter(ports: Ports) {
  const { people, letters, details, postOffice, secrets, clock } = ports;
  const inLetters = organisationInLetters(ports);
  return async ({ personId, kind, secret, wish }: AccountLetter): Promise<boolean> => {
    if (!postOffice.channels.has("email")) return false;
    const person = await people.byId(personId);
    if (!person || person.guest) return false;
    const { organisationId, email: to } = person;
    const page = `${postOffice.publicUrl()}${ACCOUNT_LETTER_PATHS[kind]}`;
    const link = secret === undefined ? page : `${page}#${secret}`;
    const { organisation } = await inLetters(organisationId);
    const words = accountLetterWords({ kind, organisation, link, ...(wish && { wish }) });
    const id = secrets.identifier() as LetterId;
    const content: SealedLetter = { to, ...words };
    const sealed = await details.seal({ organisationId, kind: "letter", id }, JSON.stringify(content));
    const now = clock.now();
    const row = { id, organisationId, personId, kind, channel: "email" as const };
    const carries = { invitationId: undefined, appointmentId: undefined };
    await letters.put({ ...row, ...carries, sealed, nextAt: now, madeAt: now });
    postOffice.wake();
    return true;
  };
}
