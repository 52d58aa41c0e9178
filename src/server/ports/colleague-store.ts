import type { Role } from "../../shared/protocol/parts.ts";
import type {
  AppointmentId,
  Millis,
  OrganisationId,
  PersonId,
  SessionId,
  ThreadId,
} from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { AccessEnded } from "./contact-store.ts";

/** An account holder, as the administrators of their organisation see them. */
export interface ColleagueRecord extends Person {
  /** Has not chosen a password yet, nor another way to sign in. */
  readonly invited: boolean;
  readonly deactivated: boolean;
  /** A passkey or an authenticator app. */
  readonly secondFactor: boolean;
}

/** The administrator who does it: whether they still are one is looked at in the same transaction. */
export type Administrator = Pick<Person, "id" | "organisationId">;

export interface Deactivated extends AccessEnded {
  readonly appointments: readonly AppointmentId[];
  /** Contacts that nobody else kept, and who keeps them now; undefined when there were none. */
  readonly keeper: PersonId | undefined;
  readonly passed: readonly PersonId[];
  /** Contacts that others keep too. */
  readonly shared: readonly PersonId[];
}

/** All of these throw Refusal `administrators-only` and `person-not-found`. */
export interface ColleagueStore {
  /** @returns undefined for guests and for people of other organisations */
  find(organisationId: OrganisationId, id: PersonId): Promise<ColleagueRecord | undefined>;
  /** Those who may administer the organisation and have a way to sign in. */
  administrators(organisationId: OrganisationId): Promise<readonly PersonId[]>;
  /** @returns the chats that must be told. @throws Refusal `last-administrator` */
  change(
    by: Administrator,
    id: PersonId,
    change: { readonly name?: string; readonly roles?: readonly Role[] },
  ): Promise<readonly ThreadId[]>;
  /**
   * Sessions, links and letters that wait end; they leave their chats, and those in which nobody is left who could be
   * their host pass to the administrators, as do contacts that nobody else keeps; their appointments end.
   * @throws Refusal `last-administrator`
   */
  deactivate(by: Administrator, id: PersonId, now: Millis): Promise<Deactivated>;
  restore(by: Administrator, id: PersonId): Promise<ColleagueRecord>;
  /**
   * Uses a link up to choose a password. Every other link and session of the person ends; an address to which the link
   * was mailed is verified.
   * @returns undefined when it ended, was used, or its person cannot sign in
   */
  choosePassword(hash: string, passwordHash: string, now: Millis): Promise<ChosenByLink | undefined>;
}

export interface ChosenByLink {
  readonly personId: PersonId;
  /** They had none before, nor another way to sign in. */
  readonly first: boolean;
  readonly sessions: readonly SessionId[];
}
