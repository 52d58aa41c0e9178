import { blobEnd } from "../domain/file-layout.ts";
import type { FileId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import { BlobProblem, type FileBlobs } from "../ports/file-blobs.ts";
import type { FileSealer } from "../ports/file-sealer.ts";
import type { UploadStore } from "../ports/file-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { fairTurns } from "./fair-turns.ts";
import { bindingOf, ownUpload } from "./own-upload.ts";
import { SealedIntake } from "./sealed-intake.ts";

interface Ports {
  readonly uploads: Pick<UploadStore, "find" | "confirm">;
  readonly threads: Pick<ThreadStore, "view">;
  readonly blobs: Pick<FileBlobs, "append">;
  readonly fileSealer: Pick<FileSealer, "unwrap">;
  readonly clock: Clock;
}

/**
 * Takes what comes, from `offset` on, until it ends or breaks off; what came by then is on disk and confirmed, in the
 * middle of a segment too. Two at once on one upload are the caller's to prevent.
 * @returns how much of the file is on disk now
 * @throws Refusal `upload-not-found`, `upload-elsewhere`, `upload-too-long`, `file-no-room`; or why the bytes broke off
 */
export function appendToUpload({ uploads, threads, blobs, fileSealer, clock }: Ports) {
  const takeTurn = fairTurns();
  return async (
    author: Pick<Person, "id">,
    id: FileId,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<number> => {
    const { upload } = await ownUpload({ uploads, threads }, author, id, clock.now());
    if (upload.received !== offset) throw new Refusal("upload-elsewhere");
    if (upload.received === upload.size) return upload.size;
    const seal = await fileSealer.unwrap(bindingOf(upload), upload);
    if (!seal) throw new Refusal("upload-not-found");
    const confirm = async (received: number): Promise<void> => {
      if (!(await uploads.confirm(id, received, clock.now()))) throw new Refusal("upload-not-found");
    };
    try {
      const writer = await blobs.append(id, blobEnd(offset));
      try {
        return await takeAll(new SealedIntake(upload, seal, writer, confirm), bytes, takeTurn);
      } finally {
        await writer.close();
      }
    } catch (error) {
      throw inWords(error);
    }
  };
}

async function takeAll(
  intake: SealedIntake,
  bytes: AsyncIterable<Uint8Array>,
  takeTurn: (bytes: number) => Promise<void>,
): Promise<number> {
  try {
    for await (const chunk of bytes) {
      const { length } = chunk;
      await intake.take(chunk);
      await takeTurn(length);
    }
  } finally {
    await intake.save();
  }
  return intake.received;
}

function inWords(error: unknown): unknown {
  if (!(error instanceof BlobProblem)) return error;
  if (error.code === "full") return new Refusal("file-no-room");
  return error.code === "missing" ? new Refusal("upload-not-found") : error;
}
