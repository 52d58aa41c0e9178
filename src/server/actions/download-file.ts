import { SEALED_SEGMENT_BYTES, SEGMENT_BYTES, sealedBytes } from "../domain/file-layout.ts";
import type { FileId, Millis, PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileBlobs } from "../ports/file-blobs.ts";
import type { FileSeal, FileSealer } from "../ports/file-sealer.ts";
import type { FileStore, SentFile } from "../ports/file-store.ts";
import type { FileDetails } from "./complete-upload.ts";
import type { FairTurns } from "./fair-turns.ts";
import { bindingOf } from "./own-upload.ts";

interface Ports {
  readonly files: Pick<FileStore, "find">;
  readonly blobs: Pick<FileBlobs, "read">;
  readonly fileSealer: Pick<FileSealer, "unwrap">;
  readonly turns: Pick<FairTurns, "takeTurn">;
  readonly clock: Clock;
}

export interface FileToRead {
  readonly id: FileId;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /**
   * The bytes from `from` to before `to`, each checked before it is given out; in groups of pieces, which are the
   * caller's. Ends with an error when the file expires or is deleted meanwhile, when the reader leaves its thread, or
   * when it is not what was sealed.
   */
  read(from: number, to: number): AsyncIterable<readonly Uint8Array[]>;
}

/** A reader may take an hour for one file. */
const LOOKS_EVERY_MS: Millis = 1_000;

/**
 * A file for somebody who is a member of its thread at this moment.
 * @throws Refusal `file-not-found`
 */
export function downloadFile({ files, blobs, fileSealer, turns, clock }: Ports) {
  /** As long as it has not expired; and, looked up again now and then, is not deleted and its thread not left. */
  const stillMay = (personId: PersonId, { id, expiresAt }: SentFile) => {
    let lookedAt = clock.now();
    return async (): Promise<boolean> => {
      const now = clock.now();
      if (now - lookedAt < LOOKS_EVERY_MS) return now < expiresAt;
      lookedAt = now;
      return (await files.find(personId, id, now)) !== undefined;
    };
  };
  return async (person: Pick<Person, "id">, id: FileId): Promise<FileToRead> => {
    const file = await files.find(person.id, id, clock.now());
    const seal = file && (await fileSealer.unwrap(bindingOf(file), file));
    const details = seal?.openText(file?.details ?? new Uint8Array());
    if (!file || !seal || details === undefined) throw new Refusal("file-not-found");
    const { name, type } = JSON.parse(details) as FileDetails;
    return {
      id,
      name,
      type,
      size: file.size,
      read: (from, to) =>
        opened({ blobs, turns, mayStillRead: stillMay(person.id, file) }, file, seal, from, to),
    };
  };
}

async function* opened(
  {
    blobs,
    turns,
    mayStillRead,
  }: Pick<Ports, "blobs" | "turns"> & { readonly mayStillRead: () => Promise<boolean> },
  { id, size }: SentFile,
  seal: FileSeal,
  from: number,
  to: number,
): AsyncIterable<readonly Uint8Array[]> {
  let index = Math.floor(from / SEGMENT_BYTES);
  let skip = from - index * SEGMENT_BYTES;
  let left = to - from;
  const end = Math.ceil(to / SEGMENT_BYTES) * SEALED_SEGMENT_BYTES;
  for await (const sealed of blobs.read(id, index * SEALED_SEGMENT_BYTES, Math.min(end, sealedBytes(size)))) {
    const pieces = (await mayStillRead()) ? seal.openSegment(index, sealed) : undefined;
    if (pieces === undefined) throw new Refusal("file-not-found");
    const wanted: Uint8Array[] = [];
    for (const piece of pieces) {
      const part = skip > 0 || left < piece.length ? piece.subarray(skip, skip + left) : piece;
      skip = Math.max(0, skip - piece.length);
      left -= part.length;
      if (part.length > 0) wanted.push(part);
    }
    await turns.takeTurn(sealed.length);
    yield wanted;
    index += 1;
  }
}
