import type { Role } from "../../shared/protocol/parts.ts";
import type { Millis, OrganisationId, PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Administrator } from "./colleague-store.ts";

export interface SignOnRecord {
  /** How the provider is reached (details-sealer.ts: "sign-on"); undefined: there is none. */
  readonly sealed: Uint8Array | undefined;
  readonly domains: readonly string[];
  readonly localSignIn: boolean;
}

/** Somebody whom the provider has proved. */
export interface ComesFromProvider {
  readonly organisationId: OrganisationId;
  /** Keyed hash of issuer and subject. */
  readonly subjectHash: string;
  /** Undefined: none that the provider may speak of. Then only who is known already comes in. */
  readonly email: string | undefined;
  /** Undefined: roles are not the provider's to give. */
  readonly roles: readonly Role[] | undefined;
  /** For a new account. */
  readonly newId: PersonId;
  readonly name: string;
  readonly now: Millis;
}

export type CameFromProvider =
  | {
      readonly personId: PersonId;
      readonly account: "known" | "linked" | "made";
      /** Undefined where they stay as they were. */
      readonly roles: readonly Role[] | undefined;
      /** Chats that must be told. */
      readonly threads: readonly ThreadId[];
    }
  | {
      /**
       * The account is of another organisation, closed, of another subject, in use and not yet allowed to be opened
       * this way by its person, or there is no address to make one for.
       */
      readonly refused: "elsewhere" | "deactivated" | "other-subject" | "confirm" | "no-address";
      readonly personId?: PersonId;
    };

/** Whoever the provider says is this person. */
export interface ProviderLink {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly subjectHash: string;
  readonly now: Millis;
}

export interface SignOnStore {
  of(organisationId: OrganisationId): Promise<SignOnRecord>;
  /** @returns undefined where no provider speaks of this domain */
  organisationOf(domain: string): Promise<OrganisationId | undefined>;
  /** Whether this person has come in by the organisation's present provider. */
  hasCome(personId: PersonId): Promise<boolean>;
  /**
   * @param isOther the issuer is another one than before: who was whom there is forgotten
   * @throws Refusal `administrators-only`; `domain-taken`, also where people of another organisation have such addresses
   */
  save(by: Administrator, record: SignOnRecord, isOther: boolean): Promise<void>;
  /**
   * Finds the person by the subject, else by the address, else makes an account, and gives them their roles: in one
   * transaction. The address alone opens only an account that nobody has used. The last administrator stays one.
   */
  comeIn(comes: ComesFromProvider): Promise<CameFromProvider>;
  /** The person has allowed it. @returns false where account or subject are linked already, or the account is closed */
  link(link: ProviderLink): Promise<boolean>;
}
