import { SEALED_SEGMENT_BYTES, sealedBytes } from "../domain/file-layout.ts";
import { type FileDescription, fileText } from "../domain/file-message.ts";
import type { FileId } from "../domain/identifiers.ts";
import { mediaTypeOf, SNIFFED_BYTES } from "../domain/media-type.ts";
import { PostPermit } from "../domain/permissions.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ThreadView } from "../domain/thread-view.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileBlobs } from "../ports/file-blobs.ts";
import type { FileSeal, FileSealer } from "../ports/file-sealer.ts";
import type { FileRecord, UploadRecord, UploadStore } from "../ports/file-store.ts";
import type { MessageSealer } from "../ports/sealer.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import type { UploadDetails } from "./begin-upload.ts";
import type { FairTurns } from "./fair-turns.ts";
import { openSegments } from "./open-segments.ts";
import { bindingOf, ownUpload } from "./own-upload.ts";
import type { UploadScan } from "./scan-upload.ts";

interface Ports {
  readonly uploads: UploadStore;
  readonly threads: Pick<ThreadStore, "view">;
  readonly blobs: Pick<FileBlobs, "finish" | "read">;
  readonly fileSealer: Pick<FileSealer, "unwrap">;
  readonly sealer: Pick<MessageSealer, "seal">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly scan: UploadScan;
  readonly turns: Pick<FairTurns, "takeTurn">;
  readonly clock: Clock;
}

/** `waiting`: nobody sees it before the scanner has. `unfinished`: not all of it is there. */
export type Completion = "sent" | "waiting" | "unfinished";

/** What is sealed as `details` of a file that was sent. */
export interface FileDetails extends UploadDetails {
  readonly type: string;
}

/**
 * A whole upload becomes a message; nobody but its author has seen anything of it before. Its key is wrapped anew, by
 * the epoch of the message, so that the two end together. Doing it again changes nothing, and doing it twice at once is
 * doing it once.
 * @throws Refusal `upload-not-found`, also when its author has left the thread; `file-infected`, `file-unscannable`
 */
export function completeUpload(ports: Ports) {
  const underWay = new Map<FileId, Promise<Completion>>();
  return async (author: Pick<Person, "id">, id: FileId): Promise<Completion> => {
    const { uploads, threads, scan, clock } = ports;
    scan.tellAgain(author.id, id);
    const { upload, thread } = await ownUpload({ uploads, threads }, author, id, clock.now());
    if (upload.state !== "whole") return upload.state === "sent" ? "sent" : "unfinished";
    const begun = underWay.get(id) ?? complete(ports, thread, upload).finally(() => underWay.delete(id));
    underWay.set(id, begun);
    return begun;
  };
}

async function complete(ports: Ports, thread: ThreadView, upload: UploadRecord): Promise<Completion> {
  const { blobs, fileSealer, scan } = ports;
  const seal = await fileSealer.unwrap(bindingOf(upload), upload);
  const details = seal?.openText(upload.details);
  if (!seal || details === undefined) throw new Refusal("upload-not-found");
  await blobs.finish(upload.id, sealedBytes(upload.size));
  if (!(await scan.pass(upload, () => openSegments(ports, upload, seal)))) return "waiting";
  const { name, metadata }: UploadDetails = JSON.parse(details);
  await send(ports, thread, upload, seal, {
    name,
    metadata,
    type: mediaTypeOf(await headOf(blobs, upload, seal)),
  });
  return "sent";
}

async function headOf(
  blobs: Pick<FileBlobs, "read">,
  upload: FileRecord,
  seal: FileSeal,
): Promise<Uint8Array> {
  const first = Math.min(SEALED_SEGMENT_BYTES, sealedBytes(upload.size));
  for await (const sealed of blobs.read(upload.id, 0, first)) {
    const [head] = seal.openSegment(0, sealed) ?? [];
    if (head) return head.subarray(0, SNIFFED_BYTES);
  }
  throw new Refusal("upload-not-found");
}

async function send(
  { uploads, sealer, announcements, clock }: Ports,
  thread: ThreadView,
  upload: FileRecord,
  seal: FileSeal,
  details: FileDetails,
): Promise<void> {
  const { id, size, authorId, clientId } = upload;
  const { threadId, organisationId, retentionMs } = thread;
  const at = clock.now();
  const expiresAt = at + retentionMs;
  const file: FileDescription = { id, name: details.name, type: details.type, size };
  const binding = { organisationId, threadId, authorId, clientId, at, expiresAt };
  const receipt = await uploads.accept(PostPermit.for(thread), await sealer.seal(binding, fileText(file)), {
    id,
    details: seal.sealText(JSON.stringify(details)),
    ...(await seal.wrap(at)),
  });
  if (receipt.again) return;
  const message = { seq: receipt.seq, clientId, authorId, text: "", file, at, expiresAt };
  announcements.announce({ kind: "posted", threadId, version: receipt.seq }, { message });
}
