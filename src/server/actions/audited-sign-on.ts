import type { PersonId } from "../domain/identifiers.ts";
import { SignOnRefusal } from "../domain/sign-on-refusal.ts";
import type { allowLink } from "./ask-to-link.ts";
import type { FinishedSignOn, finishSignOn } from "./finish-sign-on.ts";
import type { describeSignOn, removeSignOn, saveSignOn, testSignOn } from "./keep-sign-on.ts";
import type { SignedIn } from "./recognise-session.ts";
import { by, byId, type Ended, type FindPerson, NOBODY, type Told, type Watch } from "./watch-deeds.ts";

export interface SignOnDeeds {
  readonly finishSignOn: ReturnType<typeof finishSignOn>;
  readonly allowLink: ReturnType<typeof allowLink>;
  readonly describeSignOn: ReturnType<typeof describeSignOn>;
  readonly saveSignOn: ReturnType<typeof saveSignOn>;
  readonly removeSignOn: ReturnType<typeof removeSignOn>;
  readonly testSignOn: ReturnType<typeof testSignOn>;
}

/** Coming in by the organisation's provider, and who set that up. */
export function auditedSignOn(watch: Watch, find: FindPerson, deeds: SignOnDeeds): SignOnDeeds {
  return {
    finishSignOn: watch(deeds.finishSignOn, (ended) =>
      ended.result ? cameIn(find, ended.result) : turnedBack(ended),
    ),
    allowLink: watch(deeds.allowLink, ({ result }) => allowed(find, result)),
    describeSignOn: watch(deeds.describeSignOn, ifRefused),
    testSignOn: watch(deeds.testSignOn, ifRefused),
    saveSignOn: watch(deeds.saveSignOn, (_, asking, { localSignIn }) =>
      changed(asking, { singleSignOn: "changed", localSignIn }),
    ),
    removeSignOn: watch(deeds.removeSignOn, (_, asking) =>
      changed(asking, { singleSignOn: "removed", localSignIn: true }),
    ),
  };
}

/** Roles that the provider gives are a change like any other, made by who comes in. */
async function cameIn(
  find: FindPerson,
  { session, account, roles }: FinishedSignOn,
): Promise<readonly Told[]> {
  const who = await byId(find, session.personId);
  const told: Told[] = [
    {
      action: "sign-in.done",
      ...who,
      object: { kind: "session", id: session.sessionId },
      detail: { way: "provider", account },
    },
  ];
  const object = { kind: "account" as const, id: session.personId };
  if (roles)
    told.push({
      action: "role.changed",
      ...who,
      object,
      detail: { way: "provider", roles: roles.join(" ") },
    });
  return told;
}

/** Who tried is nobody; whose account it was for is known where the provider named somebody who has one. */
function turnedBack({ refusal }: Ended<unknown>): Told {
  const detail = { way: "provider" };
  if (!(refusal instanceof SignOnRefusal)) return { action: "sign-in.done", ...NOBODY, detail };
  const { organisationId, personId: id } = refusal;
  const object = id !== undefined && { object: { kind: "account" as const, id } };
  return { action: "sign-in.done", organisationId, actor: NOBODY.actor, ...object, detail };
}

/** By whoever reads the person's mail, so as far as can be known by the person. */
async function allowed(find: FindPerson, id: PersonId | undefined): Promise<Told> {
  const detail = { way: "provider" };
  if (id === undefined) return { action: "account.changed", ...NOBODY, detail };
  return { action: "account.changed", ...(await byId(find, id)), object: { kind: "account", id }, detail };
}

function changed({ person }: Pick<SignedIn, "person">, detail: Told["detail"]): Told {
  const object = { kind: "organisation" as const, id: person.organisationId };
  return { action: "setting.changed", ...by(person), object, ...(detail && { detail }) };
}

function ifRefused({ outcome }: Ended<unknown>, { person }: Pick<SignedIn, "person">): Told | undefined {
  return outcome === "done" ? undefined : { action: "access.refused", ...by(person) };
}
