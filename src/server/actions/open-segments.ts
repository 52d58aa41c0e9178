import { sealedBytes } from "../domain/file-layout.ts";
import { Refusal } from "../domain/refusal.ts";
import type { FileBlobs } from "../ports/file-blobs.ts";
import type { FileSeal } from "../ports/file-sealer.ts";
import type { FileRecord } from "../ports/file-store.ts";
import type { FairTurns } from "./fair-turns.ts";

/**
 * The whole of a finished file, segment by segment, each proved before any of it is given out.
 * @throws Refusal `upload-not-found` when it is not what was sealed; BlobProblem
 */
export async function* openSegments(
  { blobs, turns }: { readonly blobs: Pick<FileBlobs, "read">; readonly turns: Pick<FairTurns, "takeTurn"> },
  { id, size }: Pick<FileRecord, "id" | "size">,
  seal: Pick<FileSeal, "openSegment">,
): AsyncIterable<readonly Uint8Array[]> {
  let index = 0;
  for await (const sealed of blobs.read(id, 0, sealedBytes(size))) {
    const pieces = seal.openSegment(index, sealed);
    if (pieces === undefined) throw new Refusal("upload-not-found");
    await turns.takeTurn(sealed.length);
    yield pieces;
    index += 1;
  }
}
