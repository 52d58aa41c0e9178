import type { Millis, OrganisationId, PersonId, SessionId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";

export interface OrganisationRecord {
  readonly id: OrganisationId;
  readonly name: string;
  readonly retentionMs: Millis;
  readonly emergencyNumber: string;
}

/** What an administrator may set. */
export interface OrganisationSettings {
  readonly namedInLetters: boolean;
}

/** An account holder; guests come by contact-store.ts. */
export interface NewPerson extends Omit<Person, "guest"> {
  /** PHC string; undefined until the person has chosen a password. */
  readonly passwordHash: string | undefined;
  readonly now: Millis;
}

export interface PeopleStore {
  /** The installation's first organisation and administrator. @returns false when there is one already */
  setUp(organisation: OrganisationRecord, administrator: NewPerson): Promise<boolean>;
  organisation(id: OrganisationId): Promise<OrganisationRecord | undefined>;
  settings(id: OrganisationId): Promise<OrganisationSettings>;
  saveSettings(id: OrganisationId, settings: OrganisationSettings): Promise<void>;
  anyOrganisation(): Promise<boolean>;
  /** @throws Refusal `email-taken` */
  add(person: NewPerson): Promise<void>;
  byId(id: PersonId): Promise<Person | undefined>;
  /** E-mail addresses are compared without regard to case (the domain has lower-cased them). */
  credentials(email: string): Promise<{ personId: PersonId; passwordHash: string | undefined } | undefined>;
  setPassword(personId: PersonId, passwordHash: string): Promise<void>;
  /** Account holders of the organisation in whose name a word, or whose e-mail, begins with `query`; by name. */
  search(organisationId: OrganisationId, query: string, limit: number): Promise<readonly Person[]>;
  /** Every account holder of the organisation, by name. `invited`: no password yet. */
  all(organisationId: OrganisationId): Promise<readonly (Person & { invited: boolean })[]>;
}

export interface SessionStore {
  /** `hash`: of the token in the cookie; the token itself is kept nowhere. */
  start(session: {
    id: SessionId;
    hash: string;
    personId: PersonId;
    now: Millis;
    endsAt: Millis;
    /** It ends this long after the last activity, and `endsAt` is the first such end. */
    idleMs?: Millis;
  }): Promise<void>;
  /** Its person is here: where it ends by idleness, that is put off. */
  active(id: SessionId, now: Millis): Promise<void>;
  find(hash: string, now: Millis): Promise<{ id: SessionId; endsAt: Millis; person: Person } | undefined>;
  end(id: SessionId): Promise<void>;
  /** @returns how many ended sessions and links were erased */
  eraseEnded(now: Millis): Promise<number>;
}

export type LinkPurpose =
  | { readonly kind: "set-up" }
  | { readonly kind: "welcome"; readonly personId: PersonId };

/** Links that work once. */
export interface LinkStore {
  /** Replaces an earlier link of the same purpose. */
  put(hash: string, purpose: LinkPurpose, endsAt: Millis): Promise<void>;
  look(hash: string, now: Millis): Promise<LinkPurpose | undefined>;
  /** Uses the link up. @returns undefined when it ended or was used */
  take(hash: string, now: Millis): Promise<LinkPurpose | undefined>;
}
