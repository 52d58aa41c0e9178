import type { OrganisationId, PersonId } from "./identifiers.ts";
import { Refusal } from "./refusal.ts";

/**
 * Somebody whom the organisation's provider sent does not come in. Whose log that is in, and whose account it was to
 * be, who asks is not told.
 */
export class SignOnRefusal extends Refusal {
  readonly organisationId: OrganisationId;
  readonly personId: PersonId | undefined;

  constructor(
    organisationId: OrganisationId,
    personId?: PersonId,
    code: "single-sign-on-failed" | "single-sign-on-letter" | "too-fast" = "single-sign-on-failed",
  ) {
    super(code);
    this.organisationId = organisationId;
    this.personId = personId;
  }
}
