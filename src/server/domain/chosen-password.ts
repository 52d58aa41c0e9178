import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../../shared/protocol/limits.ts";
import { isCommonPassword } from "./common-password.ts";
import { Refusal } from "./refusal.ts";

/** A password that may be set: long enough, and not what an attacker tries first. */
export type ChosenPassword = string & { readonly chosen: unique symbol };

/** What an attacker knows about the person and tries first. */
export interface PasswordOwner {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
}

/**
 * The same characters typed on another keyboard give the same password (RFC 8265, OpaqueString: composed, and
 * every space an ASCII one). Nothing is trimmed and no case is changed.
 */
export function normalPassword(text: string): string {
  return text.replace(/\p{Zs}/gu, " ").normalize("NFC");
}

/**
 * NIST SP 800-63B-4 3.1.1.2: length counted in code points, no rules of composition, a blocklist.
 * @param least code points: fewer where there is a second factor (second-factor.ts)
 * @throws Refusal `password-too-short`, or `password-short-beside-factor` where fewer are enough, `password-too-long`,
 * `password-common`, `password-personal` where it is common for this person alone; `invalid-body` for half a character
 */
export function chosenPassword(
  text: string,
  owner: PasswordOwner,
  least = MIN_PASSWORD_LENGTH,
): ChosenPassword {
  if (text.includes("\0") || !text.isWellFormed()) throw new Refusal("invalid-body", "password");
  const password = normalPassword(text);
  const length = [...password].length;
  if (length < least) {
    const code = least < MIN_PASSWORD_LENGTH ? "password-short-beside-factor" : "password-too-short";
    throw new Refusal(code, "password");
  }
  if (length > MAX_PASSWORD_LENGTH) throw new Refusal("password-too-long", "password");
  if (isCommonPassword(password, [owner.organisation, owner.name, owner.email])) {
    throw new Refusal(isCommonPassword(password, []) ? "password-common" : "password-personal", "password");
  }
  return password as ChosenPassword;
}
