import type { FileId, Millis, PersonId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { ExpiredFiles, UploadStore } from "../ports/file-store.ts";
import type { Completion } from "./complete-upload.ts";

interface Ports {
  readonly expiredFiles: Pick<ExpiredFiles, "waiting">;
  readonly uploads: Pick<UploadStore, "cancel">;
  readonly completeUpload: (author: { id: PersonId }, id: FileId) => Promise<Completion>;
  readonly clock: Clock;
}

/** Until then the request that brought the last byte may still be at it. */
const WAITED_MS: Millis = 60_000;
const AT_ONCE = 20;

/**
 * Whole uploads that are no messages yet, because the process ended in between or the scanner was
 * down, become messages although nobody asks
 * again. What cannot become one (its author has left) is given up.
 * @returns how many were sent
 */
export function sendWaitingFiles({ expiredFiles, uploads, completeUpload, clock }: Ports) {
  return async (): Promise<number> => {
    let sent = 0;
    for (const { id, authorId } of await expiredFiles.waiting(clock.now() - WAITED_MS, AT_ONCE)) {
      try {
        const completion = await completeUpload({ id: authorId }, id);
        if (completion === "waiting") return sent; // for the scanner, and so do the others
        sent += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        await uploads.cancel(authorId, id);
      }
    }
    return sent;
  };
}
