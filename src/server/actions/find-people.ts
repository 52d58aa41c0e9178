import type * as v from "valibot";
import type { PeopleAnswer } from "../../shared/protocol/bodies.ts";
import { MAX_EMAIL_LENGTH, MIN_QUERY_LENGTH } from "../../shared/protocol/limits.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore } from "../ports/people-store.ts";

interface Ports {
  readonly people: Pick<PeopleStore, "search">;
}

/** As many names as one looks through at a glance; with more, one types another letter. */
const MAX_FOUND = 10;

/**
 * Whom a host may chat with, by the beginning of a name or an e-mail address: people of the own organisation.
 * @throws Refusal `not-allowed`
 */
export function findPeople({ people }: Ports) {
  return async (by: Person, query: string): Promise<v.InferOutput<typeof PeopleAnswer>> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const words = query.normalize("NFC").trim().replace(/\s+/gu, " ");
    if (!couldBeginAName(words)) return { people: [] };
    const found = await people.search(by.organisationId, words, MAX_FOUND + 1);
    const others = found.filter(({ id }) => id !== by.id).slice(0, MAX_FOUND);
    return {
      people: others.map(({ id, name, email }) => ({ id, name, guest: false, email, lastFour: null })),
    };
  };
}

/** Characters that no name has are not sent to the database: PostgreSQL takes no NUL. */
function couldBeginAName(words: string): boolean {
  return (
    words.length >= MIN_QUERY_LENGTH && words.length <= MAX_EMAIL_LENGTH && !/[\p{Cc}\p{Cs}]/u.test(words)
  );
}
