import type * as v from "valibot";
import type { OrganisationAnswer, OrganisationSettings } from "../../shared/protocol/account-bodies.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import { checkedSettings } from "../domain/organisation-settings.ts";
import { isAdministrator, isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { DescribeOrganisation } from "./describe-organisation.ts";

interface Ports {
  readonly people: Pick<PeopleStore, "saveSettings" | "all">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly applyLogOffTimes: (organisationId: OrganisationId) => Promise<void>;
  readonly describeOrganisation: DescribeOrganisation;
}

/**
 * Saves the settings that are given; the others stay. Log-off times count for those who are signed in, too; and so does a
 * second factor: who has none may do nothing more than set one up.
 * @throws Refusal `administrators-only`, and what is wrong with a field
 */
export function saveOrganisation({ people, announcements, applyLogOffTimes, describeOrganisation }: Ports) {
  /** Open sockets of who has no second factor come back, and are told what they need. */
  const restrict = async (organisationId: OrganisationId): Promise<void> => {
    const lacking = (await people.all(organisationId)).filter(
      (one) => isHost(one.roles) && !one.secondFactor,
    );
    for (const { id: personId } of lacking) announcements.announce({ kind: "person-changed", personId });
  };
  return async (
    by: Person,
    given: Partial<OrganisationSettings>,
  ): Promise<v.InferOutput<typeof OrganisationAnswer>> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    const { organisationId } = by;
    await people.saveSettings(organisationId, checkedSettings(given));
    if (given.idleMs !== undefined || given.longestMs !== undefined) await applyLogOffTimes(organisationId);
    if (given.secondFactor === true) await restrict(organisationId);
    if (given.name !== undefined || given.emergencyNumber !== undefined)
      announcements.announce({ kind: "organisation-changed", organisationId });
    return describeOrganisation(by);
  };
}
