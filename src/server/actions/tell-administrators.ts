import type { OrganisationId } from "../domain/identifiers.ts";
import type { SupportStore } from "../ports/support-store.ts";
import type { AccountLetter, WriteAccountLetter } from "./write-account-letter.ts";

export interface TellPorts {
  readonly support: Pick<SupportStore, "administrators">;
  readonly writeAccountLetter: WriteAccountLetter;
  readonly log: { error(about: object, message: string): void };
}

/**
 * Every administrator of an organisation gets the letter. What it tells of is done by then, so a letter that cannot be
 * written is logged and nothing else.
 * @returns how many letters were written
 */
export function tellAdministrators({ support, writeAccountLetter, log }: TellPorts) {
  return async (organisationId: OrganisationId, about: Omit<AccountLetter, "personId">): Promise<number> => {
    let told = 0;
    for (const personId of await support.administrators(organisationId)) {
      try {
        if (await writeAccountLetter({ personId, ...about })) told += 1;
      } catch (error) {
        const name = error instanceof Error ? error.name : typeof error;
        log.error({ person: personId, kind: about.kind, error: name }, "a letter could not be written");
      }
    }
    return told;
  };
}
