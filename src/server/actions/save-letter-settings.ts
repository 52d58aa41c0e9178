import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { OrganisationSettings, PeopleStore } from "../ports/people-store.ts";

/** Whether letters name the organisation. @throws Refusal `administrators-only` */
export function saveLetterSettings({ people }: { readonly people: Pick<PeopleStore, "saveSettings"> }) {
  return async ({ roles, organisationId }: Person, settings: OrganisationSettings): Promise<void> => {
    if (!isAdministrator(roles)) throw new Refusal("administrators-only");
    await people.saveSettings(organisationId, settings);
  };
}
