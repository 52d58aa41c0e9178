import { lastFour } from "../domain/mobile-number.ts";
import type { ContactRecord } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { openDetails } from "./contact-details.ts";

type Hashing = Pick<DetailsSealer, "hashForAll">;

/** Of a code together with the last four digits of a mobile number: whether both are right is one comparison. */
export function proofHash(details: Hashing, code: string, lastFourDigits: string): string {
  return details.hashForAll("access code", `${code} ${lastFourDigits}`);
}

/** @returns undefined for a contact without a mobile number, whom the host has to let in by name */
export async function proofOf(
  details: Hashing & Pick<DetailsSealer, "open">,
  code: string,
  contact: ContactRecord,
): Promise<string | undefined> {
  const { mobile } = await openDetails(details, contact);
  return mobile === null ? undefined : proofHash(details, code, lastFour(mobile));
}
