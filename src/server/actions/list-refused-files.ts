import type { InferOutput } from "valibot";
import type { RefusedFilesAnswer } from "../../shared/protocol/bodies.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { RefusedFiles } from "../ports/refused-files.ts";
import type { Scanning } from "../ports/scanner.ts";

interface Ports {
  readonly refusedFiles: Pick<RefusedFiles, "list">;
  readonly people: Pick<PeopleStore, "byId">;
  readonly scanning: Scanning;
}

const AT_MOST = 200;

type Answer = InferOutput<typeof RefusedFilesAnswer>;

/**
 * Files that the scanner refused, the newest first; for administrators. Whose they were is said of account holders
 * alone: who of a host's guests sent what is between those two. @throws Refusal `administrators-only`
 */
export function listRefusedFiles({ refusedFiles, people, scanning }: Ports) {
  return async ({ roles, organisationId }: Person): Promise<Answer> => {
    if (!isAdministrator(roles)) throw new Refusal("administrators-only");
    const files = await refusedFiles.list(organisationId, AT_MOST);
    const refused = files.map(async ({ id, authorId, code, refusedAt }) => {
      const author = await people.byId(authorId);
      return { id, by: author && !author.guest ? author.name : null, code, at: refusedAt };
    });
    return { scanned: scanning.scanner !== undefined, refused: await Promise.all(refused) };
  };
}
