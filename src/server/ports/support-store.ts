import type { ChatRequestId, Millis, OrganisationId, PersonId } from "../domain/identifiers.ts";

/** What an administrator asks of Support. */
export type ChatWish = "off" | "on";

/** A request that counts: confirmed by link, not answered, not over, and of somebody who is an administrator still. */
export interface ConfirmedRequest {
  readonly id: ChatRequestId;
  readonly organisationId: OrganisationId;
  readonly wish: ChatWish;
  /** With which the administrator signs in, and to which the link went. */
  readonly email: string;
  readonly confirmedAt: Millis;
}

export interface NewChatRequest {
  readonly id: ChatRequestId;
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly wish: ChatWish;
  /** Of the secret in the letter's link. */
  readonly hash: string;
  readonly madeAt: Millis;
  /** Of the link. */
  readonly endsAt: Millis;
}

/** All that Support is told of an organisation. */
export interface SupportedOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly chatEnabled: boolean;
  readonly retentionMs: Millis;
  /** Account holders who can sign in. */
  readonly users: number;
  readonly request: ConfirmedRequest | undefined;
}

/** How it stands with an organisation's chat, as every process of the installation must know it at once. */
export interface ChatStanding {
  readonly id: OrganisationId;
  readonly chatEnabled: boolean;
  readonly retentionMs: Millis;
}

export interface SupportPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  /** Has not chosen a password yet. */
  readonly invited: boolean;
}

/** Requests and switches: organisations, never what anybody said in one or is called there. */
export interface SupportStore {
  /** By name; without Support's own. */
  organisations(now: Millis): Promise<readonly SupportedOrganisation[]>;
  /** Of all organisations: asked every half second, so one statement over a small table. */
  standings(): Promise<readonly ChatStanding[]>;
  /** Those whom a change is told: administrators who can sign in. */
  administrators(organisationId: OrganisationId): Promise<readonly PersonId[]>;

  /** In place of an earlier one of the organisation of which the link was not opened. */
  ask(request: NewChatRequest): Promise<void>;
  /** The request that this link confirms; undefined when the link ended or was used, or the person may not ask any more. */
  findAsked(hash: string, now: Millis): Promise<NewChatRequest | undefined>;
  /**
   * Uses the link up: the request waits until `endsAt`, in place of an earlier one of the organisation.
   * @returns undefined as `findAsked`
   */
  confirm(hash: string, now: Millis, endsAt: Millis): Promise<NewChatRequest | undefined>;
  /** The newest of an organisation that is not answered and not over, confirmed or not. */
  newest(
    organisationId: OrganisationId,
    now: Millis,
  ): Promise<{ wish: ChatWish; state: "letter-sent" | "confirmed"; at: Millis } | undefined>;

  /**
   * Turns the chat of the request's organisation off or on, if this request asks for exactly that and counts.
   * `by`: undefined for the command line. @returns false when it does not: nothing has changed
   */
  switchChat(change: {
    readonly organisationId: OrganisationId;
    readonly requestId: ChatRequestId;
    readonly wish: ChatWish;
    readonly by: PersonId | undefined;
    readonly now: Millis;
  }): Promise<boolean>;
  /** @returns the organisation; undefined when there is no such request that counts */
  decline(id: ChatRequestId, by: PersonId | undefined, now: Millis): Promise<OrganisationId | undefined>;
  /** For messages from now on. @returns false when there is no such organisation, or it has this period already */
  setRetention(organisationId: OrganisationId, retentionMs: Millis): Promise<boolean>;

  /** Makes Support's own organisation when there is none; who was removed comes back. @throws Refusal `email-taken` */
  addPerson(person: {
    readonly id: PersonId;
    readonly organisationId: OrganisationId;
    readonly name: string;
    readonly email: string;
    readonly now: Millis;
  }): Promise<PersonId>;
  people(): Promise<readonly SupportPerson[]>;
  /** Their sessions, links and ways to sign in go with them. @returns undefined when nobody has this address */
  removePerson(email: string, now: Millis): Promise<PersonId | undefined>;
}
