import { UPLOAD_WAITS_MS } from "../../shared/protocol/limits.ts";
import type { FileId, Millis } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ThreadView } from "../domain/thread-view.ts";
import type { FileBinding } from "../ports/file-sealer.ts";
import type { FileRecord, UploadRecord, UploadStore } from "../ports/file-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";

interface Ports {
  readonly uploads: Pick<UploadStore, "find">;
  readonly threads: Pick<ThreadStore, "view">;
}

/**
 * An upload as its author may go on with it: one of theirs, into a thread that they are still a member of.
 * @throws Refusal `upload-not-found`
 */
export async function ownUpload(
  { uploads, threads }: Ports,
  author: Pick<Person, "id">,
  id: FileId,
  now: Millis,
): Promise<{ upload: UploadRecord; thread: ThreadView }> {
  const upload = await uploads.find(author.id, id, now);
  const thread = upload && (await threads.view(author.id, upload.threadId));
  if (!upload || !thread) throw new Refusal("upload-not-found");
  const abandoned = upload.state === "uploading" && upload.touchedAt + UPLOAD_WAITS_MS <= now;
  if (abandoned) throw new Refusal("upload-not-found");
  return { upload, thread };
}

export function bindingOf({ organisationId, id, size }: FileRecord): FileBinding {
  return { organisationId, fileId: id, size };
}
