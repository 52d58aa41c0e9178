import type { Millis, OrganisationId } from "../../domain/identifiers.ts";
import type { RefusedFile } from "../../ports/refused-files.ts";
import { all, type Deed, run, statement } from "../deed.ts";

const PUT = statement(`
  INSERT INTO refused_files (file_id, organisation_id, author_id, code, refused_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (file_id) DO NOTHING`);
const LIST = statement(`
  SELECT file_id AS "id", organisation_id AS "organisationId", author_id AS "authorId", code,
    refused_at AS "refusedAt"
  FROM refused_files WHERE organisation_id = $1 ORDER BY refused_at DESC, file_id LIMIT $2`);
const ERASE = statement("DELETE FROM refused_files WHERE refused_at < $1");

export function* putRefusedFile({ id, organisationId, authorId, code, refusedAt }: RefusedFile): Deed<void> {
  yield* run(PUT, id, organisationId, authorId, code, refusedAt);
}

export function* refusedFiles(organisationId: OrganisationId, limit: number): Deed<readonly RefusedFile[]> {
  return yield* all<RefusedFile>(LIST, organisationId, limit);
}

export function* eraseRefusedFiles(refusedBefore: Millis): Deed<number> {
  return yield* run(ERASE, refusedBefore);
}
