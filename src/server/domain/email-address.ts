import { MAX_EMAIL_LENGTH } from "../../shared/protocol/limits.ts";
import { Refusal } from "./refusal.ts";

/** Trimmed, lower-cased and well-formed: the form in which addresses are kept and compared. */
export type EmailAddress = string & { readonly email: unique symbol };

const MAX_LOCAL_PART = 64; // RFC 5321 4.5.3.1.1
/** What `<input type=email>` accepts (WHATWG HTML 4.10.5.1.5), and at least one dot in the domain. */
const FORM =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** @returns undefined when it is no e-mail address */
export function readEmailAddress(text: string): EmailAddress | undefined {
  if (text.length > 2 * MAX_EMAIL_LENGTH) return undefined;
  const address = text.trim().toLowerCase();
  if (address.length > MAX_EMAIL_LENGTH || address.indexOf("@") > MAX_LOCAL_PART) return undefined;
  return FORM.test(address) ? (address as EmailAddress) : undefined;
}

/** @throws Refusal `email-invalid` */
export function emailAddress(text: string): EmailAddress {
  const address = readEmailAddress(text);
  if (address === undefined) throw new Refusal("email-invalid", "email");
  return address;
}
