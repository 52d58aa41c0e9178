import { MAX_NAME_LENGTH } from "../../shared/protocol/limits.ts";
import { Refusal } from "./refusal.ts";

/**
 * Controls, halves of surrogate pairs, and the marks that turn the direction of what stands beside them: with
 * those, one name could be made to look like another. Joiners stay: Persian and Hindi names need them.
 */
const UNFIT = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u;

/**
 * The name of a person or of an organisation: composed (NFC), with single spaces.
 * @throws Refusal `name-missing`, `name-too-long`, or `invalid-body` for characters that no name has
 */
export function properName(text: string, field: string): string {
  const name = plainLine(text, field);
  if (name === "") throw new Refusal("name-missing", field);
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
  const line = text.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (UNFIT.test(line)) throw new Refusal("invalid-body", field);
  return line;
}
