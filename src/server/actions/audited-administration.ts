import type { Person } from "../domain/person.ts";
import type { addColleague } from "./add-colleague.ts";
import type { changeColleague } from "./change-colleague.ts";
import type { deactivateColleague } from "./deactivate-colleague.ts";
import type { describeOrganisation } from "./describe-organisation.ts";
import type { listAttention } from "./list-attention.ts";
import type { listColleagues } from "./list-colleagues.ts";
import type { renewColleagueLink } from "./renew-colleague-link.ts";
import type { resetSecondFactor } from "./reset-second-factor.ts";
import type { restoreColleague } from "./restore-colleague.ts";
import type { saveOrganisation } from "./save-organisation.ts";
import { by, refusedAccess, type Told, type Watch } from "./watch-deeds.ts";

export interface AdministrationDeeds {
  readonly listColleagues: ReturnType<typeof listColleagues>;
  readonly addColleague: ReturnType<typeof addColleague>;
  readonly renewColleagueLink: ReturnType<typeof renewColleagueLink>;
  readonly changeColleague: ReturnType<typeof changeColleague>;
  readonly deactivateColleague: ReturnType<typeof deactivateColleague>;
  readonly restoreColleague: ReturnType<typeof restoreColleague>;
  readonly resetSecondFactor: ReturnType<typeof resetSecondFactor>;
  readonly describeOrganisation: ReturnType<typeof describeOrganisation>;
  readonly saveOrganisation: ReturnType<typeof saveOrganisation>;
  readonly listAttention: ReturnType<typeof listAttention>;
}

function account(action: Told["action"]) {
  return (_: unknown, person: Person, id: number): Told => ({
    action,
    ...by(person),
    object: { kind: "account", id },
  });
}

/** What administrators do to accounts and settings. Numbers and switches are told, names are not. */
export function auditedAdministration(watch: Watch, deeds: AdministrationDeeds): AdministrationDeeds {
  return {
    listColleagues: watch(deeds.listColleagues, refusedAccess("list-colleagues")),
    describeOrganisation: watch(deeds.describeOrganisation, refusedAccess("read-organisation")),
    listAttention: watch(deeds.listAttention, refusedAccess("list-attention")),
    addColleague: watch(deeds.addColleague, ({ result }, person, { roles }) => ({
      action: "account.invited",
      ...by(person),
      object: { kind: "account", ...(result && { id: result.id }) },
      detail: { roles: roles.join(" ") },
    })),
    renewColleagueLink: watch(deeds.renewColleagueLink, account("account.link-renewed")),
    changeColleague: watch(deeds.changeColleague, (_, person, id, { name, roles }): readonly Told[] => {
      const about = { ...by(person), object: { kind: "account" as const, id } };
      const changed: Told[] = name === undefined ? [] : [{ action: "account.changed", ...about }];
      if (roles) changed.push({ action: "role.changed", ...about, detail: { roles: roles.join(" ") } });
      return changed;
    }),
    deactivateColleague: watch(deeds.deactivateColleague, account("account.deactivated")),
    restoreColleague: watch(deeds.restoreColleague, account("account.restored")),
    resetSecondFactor: watch(deeds.resetSecondFactor, account("second-factor.reset")),
    saveOrganisation: watch(deeds.saveOrganisation, (_, person, settings) => ({
      action: "setting.changed",
      ...by(person),
      object: { kind: "organisation", id: person.organisationId },
      detail: withoutWords(settings),
    })),
  };
}

/** Of what somebody typed only that it was changed. */
function withoutWords(settings: object): Record<string, number | boolean | string> {
  const told = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    told.map(([name, value]) => [
      name,
      typeof value === "number" || typeof value === "boolean" ? value : "changed",
    ]),
  );
}
