import type { OrganisationId } from "../domain/identifiers.ts";

/** What outlives a day and names somebody: sealed with the organisation's key, and bound to where it belongs. */
export interface DetailsBinding {
  readonly organisationId: OrganisationId;
  readonly kind: "name" | "contact" | "mobile" | "access code" | "admission" | "letter" | "totp" | "sign-on";
  /** The row's identifier. */
  readonly id: number;
}

export interface DetailsSealer {
  seal(binding: DetailsBinding, text: string): Promise<Uint8Array>;
  /** @returns undefined when it was not sealed for exactly this place */
  open(binding: DetailsBinding, sealed: Uint8Array): Promise<string | undefined>;
  /** HMAC-SHA-256 with a key of the organisation: finds a contact by an address that is kept sealed. base64url */
  hashOf(organisationId: OrganisationId, kind: "mobile" | "email", address: string): Promise<string>;
  /** The same with a key of the whole installation, for what is found before one knows whose it is. */
  hashForAll(kind: "access code" | "opt-out" | "recovery code" | "provider's subject", text: string): string;
}

/** Where the vault keeps each organisation's key, wrapped by the root key. */
export interface OrganisationKeyStore {
  wrappedKey(organisationId: OrganisationId): Promise<Uint8Array | undefined>;
  /** One of whichever organisation, to see at the start whether the root key is theirs. */
  anyWrappedKey(): Promise<{ organisationId: OrganisationId; wrapped: Uint8Array } | undefined>;
  /** Of two that make the first key at once one wins. @returns the one that stands */
  putWrappedKeyIfNone(organisationId: OrganisationId, wrapped: Uint8Array): Promise<Uint8Array>;
}
