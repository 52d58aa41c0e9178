import type * as v from "valibot";
import type { OrganisationAnswer } from "../../shared/protocol/account-bodies.ts";
import { DEFAULT_SETTINGS } from "../domain/organisation-settings.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import type { Clock } from "../ports/clock.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PostOffice } from "../ports/post-office.ts";
import type { SupportStore } from "../ports/support-store.ts";

interface Ports {
  readonly people: Pick<PeopleStore, "settings" | "organisation">;
  readonly support: Pick<SupportStore, "newest">;
  readonly chatSwitch: Pick<ChatSwitch, "isOn">;
  readonly postOffice: Pick<PostOffice, "mailLeaves">;
  readonly clock: Clock;
}

export type DescribeOrganisation = ReturnType<typeof describeOrganisation>;

/** What an administrator has set, each with its default, and what Support has. @throws Refusal `administrators-only` */
export function describeOrganisation({ people, support, chatSwitch, postOffice, clock }: Ports) {
  return async ({ roles, organisationId }: Person): Promise<v.InferOutput<typeof OrganisationAnswer>> => {
    if (!isAdministrator(roles)) throw new Refusal("administrators-only");
    const [settings, organisation, request] = await Promise.all([
      people.settings(organisationId),
      people.organisation(organisationId),
      support.newest(organisationId, clock.now()),
    ]);
    if (!settings || !organisation) throw new Refusal("not-found");
    const { retentionMs } = organisation;
    const chatEnabled = chatSwitch.isOn(organisationId);
    const { mailLeaves } = postOffice;
    return {
      ...{ settings, defaults: DEFAULT_SETTINGS, retentionMs, chatEnabled, mailLeaves },
      request: request ?? null,
    };
  };
}
