import type { PersonId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ColleagueRecord, ColleagueStore } from "../ports/colleague-store.ts";

/**
 * An account holder of an administrator's organisation.
 * @throws Refusal `administrators-only`, `person-not-found`, also for guests: who chose a password for one would come
 * in as them
 */
export async function colleagueOf(
  colleagues: Pick<ColleagueStore, "find">,
  by: Person,
  id: PersonId,
): Promise<ColleagueRecord> {
  if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
  const colleague = await colleagues.find(by.organisationId, id);
  if (!colleague) throw new Refusal("person-not-found");
  return colleague;
}

/** The same, of those who may sign in. @throws Refusal `administrators-only`, `person-not-found` */
export async function activeColleagueOf(
  colleagues: Pick<ColleagueStore, "find">,
  by: Person,
  id: PersonId,
): Promise<ColleagueRecord> {
  const colleague = await colleagueOf(colleagues, by, id);
  if (colleague.deactivated) throw new Refusal("person-not-found");
  return colleague;
}
