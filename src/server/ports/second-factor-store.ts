import type { Role } from "../../shared/protocol/parts.ts";
import type { Millis, OrganisationId, PasskeyId, PersonId } from "../domain/identifiers.ts";

/** How somebody who may sign in does so, and what their organisation asks for. */
export interface SignInStanding {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly roles: readonly Role[];
  readonly support: boolean;
  readonly hasPassword: boolean;
  /** To be compared, in the end, with what it is then. */
  readonly passwordHash: string | undefined;
  /** The password is shorter than one that is the only factor must be. */
  readonly shortPassword: boolean;
  /** An authenticator app whose code was seen. */
  readonly totp: boolean;
  readonly passkeys: number;
  readonly recoveryLeft: number;
  /** The organisation asks hosts and administrators for a second factor. */
  readonly secondFactorAsked: boolean;
  /** 0: the organisation's people sign in at its own provider. */
  readonly localSignIn: boolean;
}

/** `last`: it is the only factor, and was not to be removed then. */
export type FactorRemoval = "removed" | "last" | "none";

export interface SecondFactorStore {
  /** @returns undefined for guests and for who was deactivated: nobody who could sign in */
  standing(personId: PersonId): Promise<SignInStanding | undefined>;
  /** Sealed secrets of the authenticator app (details-sealer.ts: "totp"): the one in use, and one that is not yet. */
  totpSecrets(personId: PersonId): Promise<{ inUse?: Uint8Array; pending?: Uint8Array }>;
  /** Shown, and not in use before it is confirmed; in place of one that never was. */
  putPendingTotp(personId: PersonId, sealed: Uint8Array): Promise<void>;
  /** `sealed` is in use from now on, and `step` used up. @returns false when another one is pending by now */
  confirmTotp(personId: PersonId, sealed: Uint8Array, step: number): Promise<boolean>;
  /** @returns false when this time step, or a later one, was used already: of two at once one is first */
  useTotpStep(personId: PersonId, step: number): Promise<boolean>;
  /** @param evenLast whether it may go when nothing else is left; recovery codes go with the last factor */
  removeTotp(personId: PersonId, evenLast: boolean): Promise<FactorRemoval>;
  /** In place of all before. */
  putRecoveryCodes(personId: PersonId, hashes: readonly string[]): Promise<void>;
  /** @returns false when there is no such code, or it was used: of two at once one is first */
  useRecoveryCode(personId: PersonId, hash: string): Promise<boolean>;
  /** Authenticator app, passkeys and recovery codes: for somebody who lost them all. */
  removeAll(personId: PersonId): Promise<void>;
}

/** What is known of a passkey; `publicKey` as COSE (RFC 9052 7), `credentialId` base64url. */
export interface PasskeyRecord {
  readonly id: PasskeyId;
  readonly personId: PersonId;
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly madeAt: Millis;
  readonly usedAt: Millis | null;
}

export interface PasskeyStore {
  /** @param most how many one person may have. @throws Refusal `passkey-known`, `too-many-passkeys` */
  add(passkey: Omit<PasskeyRecord, "usedAt">, most: number): Promise<void>;
  of(personId: PersonId): Promise<readonly PasskeyRecord[]>;
  /** Of somebody who may sign in. */
  find(credentialId: string): Promise<PasskeyRecord | undefined>;
  /** @returns false when the counter did not grow, though the authenticator counts: there are two of it */
  used(id: PasskeyId, counter: number, now: Millis): Promise<boolean>;
  /** @returns false when there is none of this person's */
  rename(personId: PersonId, id: PasskeyId, name: string): Promise<boolean>;
  remove(personId: PersonId, id: PasskeyId, evenLast: boolean): Promise<FactorRemoval>;
}
