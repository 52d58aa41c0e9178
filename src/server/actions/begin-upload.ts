import { MAX_FILE_BYTES } from "../../shared/protocol/limits.ts";
import { sealedBytes } from "../domain/file-layout.ts";
import { fileName } from "../domain/file-name.ts";
import type { FileId, ThreadId } from "../domain/identifiers.ts";
import { PostPermit } from "../domain/permissions.ts";
import type { Person } from "../domain/person.ts";
import type { WalkState } from "../domain/pictures/walk.ts";
import { Refusal } from "../domain/refusal.ts";
import { uploadDay } from "../domain/upload-day.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileBlobs } from "../ports/file-blobs.ts";
import type { FileSealer } from "../ports/file-sealer.ts";
import type { ExpiredFiles, UploadStore } from "../ports/file-store.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import type { UploadZoneOf } from "./upload-zone-of.ts";

interface Ports {
  readonly threads: Pick<ThreadStore, "view">;
  readonly uploads: Pick<UploadStore, "begin">;
  readonly expiredFiles: Pick<ExpiredFiles, "promised">;
  readonly blobs: Pick<FileBlobs, "room">;
  readonly fileSealer: Pick<FileSealer, "begin">;
  readonly secrets: Pick<Secrets, "identifier">;
  readonly uploadZoneOf: UploadZoneOf;
  readonly clock: Clock;
}

/** `metadata`: what the uploading program said of it, to be told again. `clientId`: of the message; made if missing. */
export interface UploadWish {
  readonly name: string;
  readonly size: number;
  readonly clientId: string | undefined;
  /** Where the device says that it is. */
  readonly deviceZone?: string | undefined;
  readonly metadata: Readonly<Record<string, string | null>>;
}

/** What is sealed as `details` of an upload. */
export interface UploadDetails {
  readonly name: string;
  readonly metadata: Readonly<Record<string, string | null>>;
  /** Where in a picture the confirmed bytes end. */
  readonly picture?: WalkState | undefined;
}

/** Left free for the database and everything else that must go on. */
const ROOM_TO_KEEP = 512 * 10 ** 6;
const BYTES_A_MB = 10 ** 6;

/**
 * Everything that can be said before the first byte is said here.
 * @throws Refusal `file-empty`, `file-too-large`, `file-name-…`, `thread-not-found`, `file-no-room`, `file-day-full`
 */
export function beginUpload(ports: Ports) {
  const { threads, uploads, fileSealer, secrets, uploadZoneOf, clock } = ports;
  return async (author: Pick<Person, "id">, threadId: ThreadId, wish: UploadWish): Promise<FileId> => {
    const { size, metadata } = wish;
    const name = fileName(wish.name);
    if (size === 0) throw new Refusal("file-empty");
    if (size > MAX_FILE_BYTES) throw new Refusal("file-too-large");
    const thread = await threads.view(author.id, threadId);
    if (!thread) throw new Refusal("thread-not-found");
    await refuseWithoutRoom(ports, size);
    const now = clock.now();
    const id = secrets.identifier() as FileId;
    const seal = fileSealer.begin({ organisationId: thread.organisationId, fileId: id, size });
    const details = seal.sealText(JSON.stringify({ name, metadata } satisfies UploadDetails));
    const clientId = wish.clientId ?? `file-${String(id).padStart(16, "0")}`;
    const upload = { id, clientId, size, ...(await seal.wrap(now)), details, madeAt: now };
    const day = uploadDay(now, await uploadZoneOf(author.id, wish.deviceZone));
    const left = await uploads.begin(PostPermit.for(thread), upload, day);
    if (left < size) throw new Refusal("file-day-full", undefined, { left: megabytes(left) });
    return id;
  };
}

async function refuseWithoutRoom(
  { blobs, expiredFiles }: Pick<Ports, "blobs" | "expiredFiles">,
  size: number,
): Promise<void> {
  const room = await blobs.room();
  if (room === undefined) return;
  const promised = await expiredFiles.promised();
  if (room - promised - ROOM_TO_KEEP < sealedBytes(size)) throw new Refusal("file-no-room");
}

/** Rounded down: nobody is promised a byte that there is not. */
function megabytes(bytes: number): string {
  return String(Math.floor(bytes / BYTES_A_MB));
}
