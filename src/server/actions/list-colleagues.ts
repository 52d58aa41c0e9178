import type * as v from "valibot";
import type { ColleaguesAnswer } from "../../shared/protocol/bodies.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore } from "../ports/people-store.ts";

interface Ports {
  readonly people: Pick<PeopleStore, "all">;
}

/**
 * Everybody of an administrator's organisation, themselves included.
 * @throws Refusal `administrators-only`
 */
export function listColleagues({ people }: Ports) {
  return async (by: Person): Promise<v.InferOutput<typeof ColleaguesAnswer>> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    const all = await people.all(by.organisationId);
    const colleagues = all.map(({ id, name, email, roles, ...state }) => ({
      id,
      name,
      email,
      roles: [...roles],
      invited: state.invited,
      deactivated: state.deactivated,
      secondFactor: state.secondFactor,
    }));
    return { colleagues };
  };
}
