import type { FileId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { UploadRecord, UploadStore } from "../ports/file-store.ts";
import type { RefusedFile, RefusedFiles } from "../ports/refused-files.ts";
import { ScannerDown, type Scanning } from "../ports/scanner.ts";

interface Ports {
  readonly scanning: Scanning;
  readonly uploads: Pick<UploadStore, "cancel">;
  readonly refusedFiles: Pick<RefusedFiles, "put">;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

/** Told again to who asks again: the answer may have been lost. Forgotten with the process. */
const REMEMBERED = 1_000;

/**
 * Has a whole upload looked at before anybody sees it. What is found is given up at once. It stands in the log with ids
 * and the scanner's name for it, and in the administrators' list.
 */
export function scanUpload({ scanning, uploads, refusedFiles, clock, log }: Ports) {
  const refused = new Map<FileId, { readonly by: number; readonly code: RefusedFile["code"] }>();
  const refuse = async (upload: UploadRecord, code: RefusedFile["code"], what: string): Promise<never> => {
    const { id, authorId, threadId, organisationId } = upload;
    log.error({ fileId: id, authorId, threadId, organisationId, what, code }, "a file was refused");
    refused.set(id, { by: authorId, code });
    for (const oldest of refused.keys()) if (refused.size > REMEMBERED) refused.delete(oldest);
    await refusedFiles.put({ id, organisationId, authorId, code, refusedAt: clock.now() });
    await uploads.cancel(authorId, id);
    throw new Refusal(code);
  };
  return {
    /**
     * @returns false: it must wait until the scanner is back
     * @throws Refusal `file-infected`, `file-unscannable`
     */
    async pass(upload: UploadRecord, bytes: () => AsyncIterable<readonly Uint8Array[]>): Promise<boolean> {
      if (!scanning.scanner) return true;
      try {
        const verdict = await scanning.scanner.scan(bytes());
        if (verdict.is === "found") return await refuse(upload, "file-infected", verdict.what);
        if (verdict.is === "unscannable") return await refuse(upload, "file-unscannable", verdict.why);
        return true;
      } catch (error) {
        if (!(error instanceof ScannerDown)) throw error;
        const passes = scanning.whenDown === "pass";
        const about = { fileId: upload.id, error: String(error), cause: String(error.cause) };
        log.error(about, passes ? "a file passed unscanned" : "a file waits for the scanner");
        return passes;
      }
    },
    /** @throws Refusal what this author was told of this upload before */
    tellAgain(authorId: number, id: FileId): void {
      const told = refused.get(id);
      if (told?.by === authorId) throw new Refusal(told.code);
    },
  };
}

export type UploadScan = ReturnType<typeof scanUpload>;
