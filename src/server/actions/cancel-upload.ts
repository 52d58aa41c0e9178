import type { FileId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { FileBlobs } from "../ports/file-blobs.ts";
import type { ExpiredFiles, UploadStore } from "../ports/file-store.ts";

interface Ports {
  readonly uploads: Pick<UploadStore, "cancel">;
  readonly expiredFiles: Pick<ExpiredFiles, "erase">;
  readonly blobs: Pick<FileBlobs, "remove">;
}

/**
 * Gives an upload up: its bytes leave the disk, and no longer count for the day.
 * @throws Refusal `upload-not-found` when there is none of theirs, or it was sent already
 */
export function cancelUpload({ uploads, expiredFiles, blobs }: Ports) {
  return async (author: Pick<Person, "id">, id: FileId): Promise<void> => {
    if (!(await uploads.cancel(author.id, id))) throw new Refusal("upload-not-found");
    await blobs.remove(id);
    await expiredFiles.erase([id]);
  };
}
