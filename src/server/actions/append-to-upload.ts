import { blobEnd } from "../domain/file-layout.ts";
import type { FileId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { WalkState } from "../domain/pictures/walk.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import { BlobProblem, type FileBlobs } from "../ports/file-blobs.ts";
import type { FileSealer } from "../ports/file-sealer.ts";
import type { UploadStore } from "../ports/file-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import type { UploadDetails } from "./begin-upload.ts";
import type { FairTurns } from "./fair-turns.ts";
import { bindingOf, ownUpload } from "./own-upload.ts";
import { SealedIntake } from "./sealed-intake.ts";

interface Ports {
  readonly uploads: Pick<UploadStore, "find" | "confirm" | "cancel">;
  readonly threads: Pick<ThreadStore, "view">;
  readonly blobs: Pick<FileBlobs, "append">;
  readonly fileSealer: Pick<FileSealer, "unwrap">;
  readonly turns: Pick<FairTurns, "takeTurn">;
  readonly clock: Clock;
}

/**
 * Takes what comes, from `offset` on, until it ends or breaks off; what came by then is on disk and confirmed, in the
 * middle of a segment too. Two at once on one upload are the caller's to prevent.
 * @returns how much of the file is on disk now
 * @throws Refusal `upload-not-found`, `upload-elsewhere`, `upload-too-long`, `file-no-room`, `picture-too-large`,
 * `picture-unclear`; or why the bytes broke off
 */
export function appendToUpload({ uploads, threads, blobs, fileSealer, turns, clock }: Ports) {
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
    const opened = seal?.openText(upload.details);
    if (!seal || opened === undefined) throw new Refusal("upload-not-found");
    const details: UploadDetails = JSON.parse(opened);
    const confirm = async (received: number, picture: WalkState | undefined): Promise<void> => {
      const changed = picture ?? details.picture;
      const sealed =
        changed && seal.sealText(JSON.stringify({ ...details, picture } satisfies UploadDetails));
      if (!(await uploads.confirm(id, received, clock.now(), sealed))) throw new Refusal("upload-not-found");
    };
    try {
      const writer = await blobs.append(id, blobEnd(offset));
      try {
        const intake = new SealedIntake(upload, seal, writer, confirm, details.picture);
        return await takeAll(intake, bytes, turns);
      } finally {
        await writer.close();
      }
    } catch (error) {
      if (isRefusedPicture(error)) await uploads.cancel(author.id, id);
      throw inWords(error);
    }
  };
}

async function takeAll(
  intake: SealedIntake,
  bytes: AsyncIterable<Uint8Array>,
  turns: Pick<FairTurns, "takeTurn">,
): Promise<number> {
  try {
    for await (const chunk of bytes) {
      const { length } = chunk;
      await intake.take(chunk);
      await turns.takeTurn(length);
    }
  } catch (error) {
    if (!isRefusedPicture(error)) await intake.save();
    throw error;
  }
  await intake.save();
  return intake.received;
}

/** Nothing of it is confirmed, and it does not go on: what follows would be sealed without having been cleaned. */
function isRefusedPicture(error: unknown): boolean {
  return error instanceof Refusal && error.code.startsWith("picture-");
}

function inWords(error: unknown): unknown {
  if (!(error instanceof BlobProblem)) return error;
  if (error.code === "full") return new Refusal("file-no-room");
  return error.code === "missing" ? new Refusal("upload-not-found") : error;
}
