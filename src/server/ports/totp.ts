import type { Millis } from "../domain/identifiers.ts";

/** Codes of authenticator apps (RFC 6238). A secret is base32 (RFC 4648 6), as apps take it. */
export interface Totp {
  /** 160 random bits (RFC 4226 4: as long as the hash). */
  newSecret(): Promise<string>;
  /** What a QR code holds: `otpauth://totp/…`. */
  uri(secret: string, of: { issuer: string; account: string }): Promise<string>;
  /**
   * Which time step this code is of: the present one, the one before or the one after it, because clocks differ.
   * @returns undefined when it is of none of them
   */
  stepOf(secret: string, code: string, now: Millis): Promise<number | undefined>;
}
