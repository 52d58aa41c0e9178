import { CODE_DIGITS } from "../../shared/protocol/limits.ts";
import { Refusal } from "./refusal.ts";

const NINE_DIGITS = new RegExp(`^[0-9]{${CODE_DIGITS}}$`);
/** Much more than nine digits with anything between them: longer texts are not looked at. */
const LONGEST = 100;

/**
 * The nine digits of an access code, however they are written: with hyphens, dots and spaces of every kind between
 * them, with what pasting leaves around them, in full-width digits.
 * @throws Refusal `code-incomplete`
 */
export function readAccessCode(text: string): string {
  const digits = text.length > LONGEST ? "" : text.normalize("NFKC").replace(/[\s.\p{Pd}\p{Cf}]/gu, "");
  if (!NINE_DIGITS.test(digits)) throw new Refusal("code-incomplete", "code");
  return digits;
}

/** The last four digits of a mobile number as somebody types them; undefined when they are not four digits. */
export function readLastFour(text: string): string | undefined {
  const digits = text.length > LONGEST ? "" : text.normalize("NFKC").replace(/[\s.\p{Pd}\p{Cf}]/gu, "");
  return /^[0-9]{4}$/.test(digits) ? digits : undefined;
}
