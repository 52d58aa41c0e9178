import type { OrganisationSettings } from "../../shared/protocol/account-bodies.ts";
import type { Millis, OrganisationId, PersonId, SessionId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { ColleagueRecord } from "./colleague-store.ts";

export interface OrganisationRecord {
  readonly id: OrganisationId;
  readonly name: string;
  readonly retentionMs: Millis;
  readonly emergencyNumber: string;
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
  /** What administrators may set. @returns undefined when there is no such organisation */
  settings(id: OrganisationId): Promise<OrganisationSettings | undefined>;
  saveSettings(id: OrganisationId, settings: Partial<OrganisationSettings>): Promise<void>;
  anyOrganisation(): Promise<boolean>;
  /** @throws Refusal `email-taken` */
  add(person: NewPerson): Promise<void>;
  /** @returns undefined for who was deleted or deactivated */
  byId(id: PersonId): Promise<Person | undefined>;
  /** E-mail addresses are compared without regard to case (the domain has lower-cased them). */
  credentials(email: string): Promise<{ personId: PersonId; passwordHash: string | undefined } | undefined>;
  /** Sign-ins that were begun end with it. @param short whether it is too short to be the only factor */
  setPassword(personId: PersonId, passwordHash: string, short?: boolean): Promise<void>;
  /** Account holders of the organisation in whose name a word, or whose e-mail, begins with `query`; by name. */
  search(organisationId: OrganisationId, query: string, limit: number): Promise<readonly Person[]>;
  /** Every account holder of the organisation, by name; those who were deactivated, too. */
  all(organisationId: OrganisationId): Promise<readonly ColleagueRecord[]>;
}

export interface SessionEnds {
  readonly endsAt: Millis;
  /** Whatever is done, it ends then; undefined where there is no such end. */
  readonly longestEndsAt: Millis | undefined;
}

export interface FoundSession extends SessionEnds {
  readonly id: SessionId;
  /** Of the last input that was kept. */
  readonly seenAt: Millis;
  readonly provedAt: Millis;
  /** Computed as it is found: a second factor is required of its person, and there is none. */
  readonly restricted: boolean;
  readonly person: Person;
}

export interface MovedSession extends SessionEnds {
  readonly id: SessionId;
  readonly personId: PersonId;
  readonly seenAt: Millis;
}

export interface ErasedSessions {
  /** Of sessions and links. */
  readonly rows: number;
  /** Sessions of account holders that were over: nobody ended them. */
  readonly loggedOff: readonly {
    readonly id: SessionId;
    readonly personId: PersonId;
    readonly endsAt: Millis;
    readonly longestEndsAt: Millis;
  }[];
}

export interface DeviceSession {
  readonly id: SessionId;
  readonly device: string;
  readonly startedAt: Millis;
  readonly seenAt: Millis;
}

/** With what a sign-in began: as it was looked at, and compared again with what is kept when something is begun by it. */
export interface FirstFactor {
  /** PHC string; undefined where no password was asked for. */
  readonly passwordHash?: string | undefined;
  /** Of who comes from the organisation's provider. */
  readonly subjectHash?: string;
  /** It is the only one, because there was no second one. */
  readonly alone?: boolean;
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
  /**
   * Of an account holder, who has just proved who they are. It ends as their organisation has set it.
   * @returns when it ends unless there is input; undefined when there is no such account, it is deactivated, or what
   * was shown does not hold any more
   */
  startOfAccount(session: {
    id: SessionId;
    hash: string;
    personId: PersonId;
    now: Millis;
    firstFactor: FirstFactor;
  }): Promise<SessionEnds | undefined>;
  /** "Chrome on Windows": where it goes on. */
  nameDevice(id: SessionId, device: string): Promise<void>;
  /**
   * Its person did something: where it ends by idleness, that is put off.
   * @returns when it ends now; undefined when it has ended, does not end by idleness, or was put off later already
   */
  active(id: SessionId, now: Millis): Promise<SessionEnds | undefined>;
  find(hash: string, now: Millis): Promise<FoundSession | undefined>;
  /** The person has shown once more that it is them. */
  proved(id: SessionId, now: Millis): Promise<void>;
  /** Those of one person that live, the newest first. */
  listOf(personId: PersonId, now: Millis): Promise<readonly DeviceSession[]>;
  end(id: SessionId): Promise<void>;
  /** @returns false when it is none of this person's */
  endOf(personId: PersonId, id: SessionId): Promise<boolean>;
  /** @returns those that were ended, for their sockets to be closed */
  endOthers(personId: PersonId, except: SessionId): Promise<readonly SessionId[]>;
  endAllOf(personId: PersonId): Promise<readonly SessionId[]>;
  /**
   * What the organisation has set counts for its account holders' open sessions, too.
   * @returns those that end at another time now, or have ended by that
   */
  applyLogOffTimes(organisationId: OrganisationId, now: Millis): Promise<readonly MovedSession[]>;
  /** Ended sessions, and links. Of two processes one is told of each. */
  eraseEnded(now: Millis): Promise<ErasedSessions>;
}

export type LinkPurpose =
  | { readonly kind: "set-up" }
  /** Somebody new, or who forgot the password. `mailed`: to their address, and shown to nobody else. */
  | { readonly kind: "welcome" | "reset"; readonly personId: PersonId; readonly mailed?: true };

/** Links that work once. */
export interface LinkStore {
  /** Replaces an earlier link of the same purpose. */
  put(hash: string, purpose: LinkPurpose, endsAt: Millis): Promise<void>;
  look(hash: string, now: Millis): Promise<LinkPurpose | undefined>;
  /** Uses the link up. @returns undefined when it ended or was used */
  take(hash: string, now: Millis): Promise<LinkPurpose | undefined>;
}
