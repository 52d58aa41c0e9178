import { appendToUpload } from "./actions/append-to-upload.ts";
import { beginUpload } from "./actions/begin-upload.ts";
import { cancelUpload } from "./actions/cancel-upload.ts";
import { completeUpload } from "./actions/complete-upload.ts";
import { downloadFile } from "./actions/download-file.ts";
import { expireFiles } from "./actions/expire-files.ts";
import type { FairTurns } from "./actions/fair-turns.ts";
import { listRefusedFiles } from "./actions/list-refused-files.ts";
import { lookAtUpload } from "./actions/look-at-upload.ts";
import { reconcileFiles } from "./actions/reconcile-files.ts";
import { sayWhatIsLeft } from "./actions/say-what-is-left.ts";
import { scanUpload } from "./actions/scan-upload.ts";
import { sendWaitingFiles } from "./actions/send-waiting-files.ts";
import { uploadZoneOf } from "./actions/upload-zone-of.ts";
import type { Announcements } from "./ports/announcements.ts";
import type { Clock } from "./ports/clock.ts";
import type { FileBlobs } from "./ports/file-blobs.ts";
import type { FileSealer } from "./ports/file-sealer.ts";
import type { ExpiredFiles, FileStore, UploadStore } from "./ports/file-store.ts";
import type { NotificationStore } from "./ports/notification-store.ts";
import type { PeopleStore } from "./ports/people-store.ts";
import type { RefusedFiles } from "./ports/refused-files.ts";
import type { Scanning } from "./ports/scanner.ts";
import type { MessageSealer } from "./ports/sealer.ts";
import type { Secrets } from "./ports/secrets.ts";
import type { ThreadStore } from "./ports/thread-store.ts";

export interface FilePorts {
  readonly threads: ThreadStore;
  readonly notifications: NotificationStore;
  readonly people: PeopleStore;
  readonly sealer: MessageSealer;
  readonly announcements: Announcements;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void; warn(about: object, message: string): void };
  readonly uploads: UploadStore;
  readonly files: FileStore;
  readonly expiredFiles: ExpiredFiles;
  readonly refusedFiles: RefusedFiles;
  readonly blobs: FileBlobs;
  readonly fileSealer: FileSealer;
  readonly scanning: Scanning;
}

/** Files: how they come, are kept, read and gone. */
export function fileDeeds(ports: FilePorts, turns: FairTurns) {
  const zone = { uploadZoneOf: uploadZoneOf(ports) };
  const complete = completeUpload({ ...ports, scan: scanUpload(ports), turns });
  return {
    beginUpload: beginUpload({ ...ports, ...zone }),
    lookAtUpload: lookAtUpload(ports),
    appendToUpload: appendToUpload({ ...ports, turns }),
    completeUpload: complete,
    sendWaitingFiles: sendWaitingFiles({ ...ports, completeUpload: complete }),
    cancelUpload: cancelUpload(ports),
    downloadFile: downloadFile({ ...ports, turns }),
    sayWhatIsLeft: sayWhatIsLeft({ ...ports, ...zone }),
    listRefusedFiles: listRefusedFiles(ports),
    expireFiles: expireFiles(ports),
    reconcileFiles: reconcileFiles(ports),
  };
}
