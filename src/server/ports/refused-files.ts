import type { FileId, Millis, OrganisationId, PersonId } from "../domain/identifiers.ts";

/** A file that the scanner refused. Nothing of what was in it, and not its name. */
export interface RefusedFile {
  readonly id: FileId;
  readonly organisationId: OrganisationId;
  readonly authorId: PersonId;
  readonly code: "file-infected" | "file-unscannable";
  readonly refusedAt: Millis;
}

export interface RefusedFiles {
  /** Doing it again changes nothing. */
  put(file: RefusedFile): Promise<void>;
  /** Of an organisation, the newest first. */
  list(organisationId: OrganisationId, limit: number): Promise<readonly RefusedFile[]>;
  /** @returns how many */
  eraseBefore(refusedBefore: Millis): Promise<number>;
}
