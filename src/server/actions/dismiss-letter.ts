import type { LetterId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { LetterStore } from "../ports/letter-store.ts";

/** An administrator has seen that it did not arrive. @throws Refusal `administrators-only`, `letter-not-found` */
export function dismissLetter({ letters }: { readonly letters: Pick<LetterStore, "dismiss"> }) {
  return async ({ roles, organisationId }: Person, id: LetterId): Promise<void> => {
    if (!isAdministrator(roles)) throw new Refusal("administrators-only");
    if (!(await letters.dismiss(id, organisationId))) throw new Refusal("letter-not-found");
  };
}
