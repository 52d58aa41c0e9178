import type { OrganisationId, PersonId } from "../domain/identifiers.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";

interface Named {
  readonly id: PersonId;
  readonly organisationId: OrganisationId;
  /** Empty for a guest. */
  readonly name: string;
  readonly sealedName: Uint8Array | undefined;
}

/** What somebody is called; empty for a guest whose name was erased. */
export async function openName(
  details: Pick<DetailsSealer, "open">,
  { id, organisationId, name, sealedName }: Named,
): Promise<string> {
  if (sealedName === undefined) return name;
  return (await details.open({ organisationId, kind: "name", id }, sealedName)) ?? "";
}
