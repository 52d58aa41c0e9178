import { MAX_NAME_LENGTH } from "../../shared/protocol/limits.ts";
import { Refusal } from "./refusal.ts";

/**
 * Controls, halves of surrogate pairs, and the marks that turn the direction of what stands beside them: with
 * those, one name could be made to look like another.
 */
const UNFIT = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u;

/**
 * What cannot be seen (other format characters, and letters that are blank) comes along when a name is copied, and is
 * dropped, so that two names that look alike are. Joiners stay: Persian and Hindi names need them.
 */
const INVISIBLE = /(?![\u200C\u200D])\p{Cf}|[\u2800\u3164\uFFA0\u115F\u1160]/gu;
const TO_BE_SEEN = /[\p{L}\p{N}]/u;

/**
 * The name of a person or of an organisation: composed (NFC), with single spaces.
 * @throws Refusal `name-missing`, `name-too-long`, or `invalid-body` for characters that no name has
 */
export function properName(text: string, field: string): string {
  const name = plainLine(text, field);
  if (!TO_BE_SEEN.test(name)) throw new Refusal("name-missing", field);
  if (name.length > MAX_NAME_LENGTH) throw new Refusal("name-too-long", field);
  return name;
}

const MAX_EMERGENCY_NUMBER = 40;

/**
 * The number beneath every chat, as people write it ("112", "911 or (555) 010-0100"); may be empty.
 * @throws Refusal `invalid-body`
 */
export function emergencyNumber(text: string): string {
  const number = plainLine(text, "emergencyNumber");
  if (number.length > MAX_EMERGENCY_NUMBER) throw new Refusal("invalid-body", "emergencyNumber");
  return number;
}

function plainLine(text: string, field: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  if (UNFIT.test(line)) throw new Refusal("invalid-body", field);
  return line.replace(INVISIBLE, "").normalize("NFC").trim().replace(/ +/g, " ");
}
