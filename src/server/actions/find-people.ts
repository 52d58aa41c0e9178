import type * as v from "valibot";
import type { FoundPerson, PeopleAnswer } from "../../shared/protocol/bodies.ts";
import { MAX_EMAIL_LENGTH, MIN_QUERY_LENGTH } from "../../shared/protocol/limits.ts";
import { isMeant } from "../domain/alike.ts";
import { lastFour } from "../domain/mobile-number.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import { openDetails } from "./contact-details.ts";

interface Ports {
  readonly people: Pick<PeopleStore, "search">;
  readonly contacts: Pick<ContactStore, "keptBy">;
  readonly details: Pick<DetailsSealer, "open">;
}

type Found = v.InferOutput<typeof FoundPerson>;

/** As many names as one looks through at a glance; with more, one types another letter. */
const MAX_FOUND = 10;

/**
 * Whom a host may chat with, by the beginning of a name or an e-mail address: own contacts (by digits of their mobile
 * number too), and people of the own organisation.
 * @throws Refusal `not-allowed`
 */
export function findPeople({ people, contacts, details }: Ports) {
  return async (by: Person, query: string): Promise<v.InferOutput<typeof PeopleAnswer>> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const words = query.normalize("NFC").trim().replace(/\s+/gu, " ");
    if (!couldBeginAName(words)) return { people: [] };
    const [own, colleagues] = await Promise.all([ownContacts(by, words), othersOf(by, words)]);
    const found = [...own, ...colleagues].sort((one, other) => one.name.localeCompare(other.name));
    return { people: found.slice(0, MAX_FOUND) };
  };

  async function ownContacts({ id }: Person, words: string): Promise<Found[]> {
    const kept = await contacts.keptBy(id);
    const opened = await Promise.all(
      kept.map(async (record) => ({ ...(await openDetails(details, record)), id: record.id })),
    );
    return opened
      .filter((contact) => isMeant(words, contact))
      .map(({ id, name, email, mobile }) => ({
        id,
        name,
        guest: true,
        email,
        lastFour: mobile === null ? null : lastFour(mobile),
      }));
  }

  async function othersOf(by: Person, words: string): Promise<Found[]> {
    const found = await people.search(by.organisationId, words, MAX_FOUND + 1);
    return found
      .filter(({ id }) => id !== by.id)
      .map(({ id, name, email }) => ({ id, name, guest: false, email, lastFour: null }));
  }
}

/** Characters that no name has are not sent to the database: PostgreSQL takes no NUL. */
function couldBeginAName(words: string): boolean {
  return (
    words.length >= MIN_QUERY_LENGTH && words.length <= MAX_EMAIL_LENGTH && !/[\p{Cc}\p{Cs}]/u.test(words)
  );
}
