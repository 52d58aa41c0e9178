import { UPLOAD_WAITS_MS } from "../../shared/protocol/limits.ts";
import type { Millis } from "../domain/identifiers.ts";
import { REFUSED_FILES_MS } from "../domain/periods.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileBlobs } from "../ports/file-blobs.ts";
import type { ExpiredFiles } from "../ports/file-store.ts";
import type { RefusedFiles } from "../ports/refused-files.ts";
import { inGentleBatches } from "./in-gentle-batches.ts";

interface Ports {
  readonly expiredFiles: ExpiredFiles;
  readonly refusedFiles: Pick<RefusedFiles, "eraseBefore">;
  readonly blobs: Pick<FileBlobs, "remove">;
  readonly clock: Clock;
}

const PACE = { size: 50, restMs: 20, restsForMs: 40_000 };
/** A day that counts may last two days where the time zone was changed, and the next one is measured from its end. */
const COUNTED_MS: Millis = 73 * 60 * 60_000;

/**
 * Takes the bytes of files that expired, were deleted or given up from their home. First their keys: should the home
 * not answer, the bytes that stay there open nothing, and no epoch waits for them.
 * @returns how many left their home
 * @throws whatever the home says, when the others are gone
 */
export function expireFiles({ expiredFiles, refusedFiles, blobs, clock }: Ports) {
  return async (): Promise<number> => {
    const now = clock.now();
    await inGentleBatches(PACE, (limit) => expiredFiles.blank(now, now - UPLOAD_WAITS_MS, limit));
    await expiredFiles.eraseCounted(now - COUNTED_MS);
    await refusedFiles.eraseBefore(now - REFUSED_FILES_MS);
    return inGentleBatches(PACE, async (limit) => {
      const ids = await expiredFiles.gone(limit);
      const outcomes = await Promise.allSettled(ids.map((id) => blobs.remove(id)));
      const gone = ids.filter((_, place) => outcomes[place]?.status === "fulfilled");
      await expiredFiles.erase(gone);
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed) throw failed.reason;
      return gone.length;
    });
  };
}
