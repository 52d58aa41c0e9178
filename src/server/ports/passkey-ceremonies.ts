import type { PersonId } from "../domain/identifiers.ts";
import type { PasskeyRecord } from "./second-factor-store.ts";

/** Where passkeys of this installation live: the domain that they are for, and the page that may ask for them. */
export interface PasskeyPlace {
  /** "chat.clinic.example" */
  readonly rpId: string;
  /** "https://chat.clinic.example" */
  readonly origin: string;
}

/** What the browser is asked (WebAuthn's JSON); `challenge` is in it, and must be in the answer. */
export interface PasskeyOptions {
  readonly challenge: string;
  readonly [name: string]: unknown;
}

/** What the browser answers; anything may be in it. */
export interface PasskeyResponse {
  readonly id: string;
  readonly [name: string]: unknown;
}

export type KnownPasskey = Pick<PasskeyRecord, "credentialId" | "transports">;
export type NewPasskey = Pick<PasskeyRecord, "credentialId" | "publicKey" | "counter" | "transports">;

/** WebAuthn, as the relying party has it. Each passkey verifies its user: it is two factors in one. */
export interface PasskeyCeremonies {
  registrationOptions(
    place: PasskeyPlace,
    of: { organisation: string; personId: PersonId; email: string; name: string },
    known: readonly KnownPasskey[],
  ): Promise<PasskeyOptions>;
  /** @returns undefined when it answers another challenge, comes from elsewhere, or proves nothing */
  registered(
    place: PasskeyPlace,
    challenge: string,
    response: PasskeyResponse,
  ): Promise<NewPasskey | undefined>;
  /** @param allowed empty: any that the browser has for this place; the passkey says who it is */
  signInOptions(place: PasskeyPlace, allowed: readonly KnownPasskey[]): Promise<PasskeyOptions>;
  /**
   * @returns the authenticator's counter, to be compared with the one before; undefined when it answers another
   * challenge, comes from elsewhere, was made by another passkey or for another person
   */
  signed(
    place: PasskeyPlace,
    challenge: string,
    response: PasskeyResponse,
    by: Pick<PasskeyRecord, "credentialId" | "publicKey" | "personId">,
  ): Promise<number | undefined>;
}
