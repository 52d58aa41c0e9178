import type { OrganisationId, PersonId } from "../domain/identifiers.ts";
import type { ContactRecord } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";

/** Who a contact is, as their hosts know it. `mobile`: E.164; `timeZone`: an IANA name. */
export interface ContactDetails {
  readonly name: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly timeZone: string;
  /** Of each host who keeps them, by identifier: what one notes is nobody else's to read. */
  readonly notes: Notes;
}

export type Notes = Readonly<Record<string, string>>;

/** @returns with these notes of this host, and the others' as they were; an empty text is no note */
export function withNotes(notes: Notes, keeper: PersonId, text: string): Notes {
  const { [keeper]: _before, ...others } = notes;
  return text === "" ? others : { ...others, [keeper]: text };
}

interface Place {
  readonly id: PersonId;
  readonly organisationId: OrganisationId;
}

export type SealedContact = Pick<ContactRecord, "sealedName" | "details" | "mobileHash" | "emailHash">;

/** @returns what is kept of it: sealed, and hashes that find it by its addresses */
export async function sealDetails(
  sealer: Pick<DetailsSealer, "seal" | "hashOf">,
  { id, organisationId }: Place,
  { name, mobile, email, timeZone, notes }: ContactDetails,
): Promise<SealedContact> {
  const kept = JSON.stringify({ mobile, email, timeZone, notes });
  const [sealedName, details, mobileHash, emailHash] = await Promise.all([
    sealer.seal({ organisationId, kind: "name", id }, name),
    sealer.seal({ organisationId, kind: "contact", id }, kept),
    mobile === null ? undefined : sealer.hashOf(organisationId, "mobile", mobile),
    email === null ? undefined : sealer.hashOf(organisationId, "email", email),
  ]);
  return { sealedName, details, mobileHash, emailHash };
}

/** @throws Error when it was sealed for another place: a row was moved, or a key is not the one it was sealed with */
export async function openDetails(
  sealer: Pick<DetailsSealer, "open">,
  { id, organisationId, sealedName, details }: Place & Pick<ContactRecord, "sealedName" | "details">,
): Promise<ContactDetails> {
  const [name, kept] = await Promise.all([
    sealer.open({ organisationId, kind: "name", id }, sealedName),
    sealer.open({ organisationId, kind: "contact", id }, details),
  ]);
  if (name === undefined || kept === undefined) throw new Error(`The details of contact ${id} do not open.`);
  return { name, ...(JSON.parse(kept) as Omit<ContactDetails, "name">) };
}
