import type { OrganisationId } from "../domain/identifiers.ts";

/** Whether Support has turned Clinical Chat on for an organisation: asked with every deed, so kept in memory. */
export interface ChatSwitch {
  /** At most a second behind a change that another process made. */
  isOn(organisationId: OrganisationId): boolean;
  /** Called when it is turned. @returns a function that ends that */
  watch(organisationId: OrganisationId, turned: (on: boolean) => void): () => void;
}
