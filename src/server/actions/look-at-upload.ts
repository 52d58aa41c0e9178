import { UPLOAD_WAITS_MS } from "../../shared/protocol/limits.ts";
import type { FileId, Millis } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileSealer } from "../ports/file-sealer.ts";
import type { UploadStore } from "../ports/file-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import type { UploadDetails } from "./begin-upload.ts";
import { bindingOf, ownUpload } from "./own-upload.ts";

interface Ports {
  readonly uploads: Pick<UploadStore, "find">;
  readonly threads: Pick<ThreadStore, "view">;
  readonly fileSealer: Pick<FileSealer, "unwrap">;
  readonly clock: Clock;
}

/** `waitsMs`: how much longer it waits for the next byte. */
export interface UploadState {
  readonly size: number;
  readonly received: number;
  readonly waitsMs: Millis;
  readonly metadata: Readonly<Record<string, string | null>>;
}

/**
 * Where an upload stands, so that it can go on.
 * @throws Refusal `upload-not-found`
 */
export function lookAtUpload({ uploads, threads, fileSealer, clock }: Ports) {
  return async (author: Pick<Person, "id">, id: FileId): Promise<UploadState> => {
    const now = clock.now();
    const { upload } = await ownUpload({ uploads, threads }, author, id, now);
    const seal = await fileSealer.unwrap(bindingOf(upload), upload);
    const details = seal?.openText(upload.details);
    if (details === undefined) throw new Refusal("upload-not-found");
    const { metadata } = JSON.parse(details) as UploadDetails;
    const { size, received, touchedAt } = upload;
    return { size, received, waitsMs: touchedAt + UPLOAD_WAITS_MS - now, metadata };
  };
}
