import type { FileId, Millis, OrganisationId, PersonId, ThreadId, Version } from "../domain/identifiers.ts";
import type { PostPermit } from "../domain/permissions.ts";
import type { UploadDay } from "../domain/upload-day.ts";
import type { WrappedFileKey } from "./file-sealer.ts";
import type { Receipt } from "./message-store.ts";
import type { SealedMessage } from "./sealer.ts";

/** What is known of a file. `details`: sealed with its key (file-sealer.ts: sealText). Sizes in plain bytes. */
export interface FileRecord extends WrappedFileKey {
  readonly id: FileId;
  readonly organisationId: OrganisationId;
  readonly threadId: ThreadId;
  readonly authorId: PersonId;
  readonly clientId: string;
  readonly size: number;
  /** How many bytes are on disk. */
  readonly received: number;
  readonly details: Uint8Array;
  readonly madeAt: Millis;
  readonly touchedAt: Millis;
}

export interface SentFile extends FileRecord {
  readonly seq: Version;
  readonly expiresAt: Millis;
}

/** `sent`: it is a message already, which its author may not know yet. */
export interface UploadRecord extends FileRecord {
  readonly state: "uploading" | "whole" | "sent";
}

export type NewUpload = Omit<
  FileRecord,
  "organisationId" | "threadId" | "authorId" | "received" | "touchedAt"
>;

/** `left`: bytes that may still be begun; `moreAt`: when there will be more. */
export interface LeftOfDay {
  readonly left: number;
  readonly moreAt: Millis;
}

/** Uploads. Nobody but their author finds them. */
export interface UploadStore {
  left(personId: PersonId, day: UploadDay): Promise<LeftOfDay>;
  /**
   * Counts the upload and begins it, unless the day has no room for it.
   * @returns how many bytes were left before; fewer than the upload's size: it was not begun
   * @throws Refusal `thread-not-found` when the author is no member any more
   */
  begin(permit: PostPermit, upload: NewUpload, day: UploadDay): Promise<number>;
  find(authorId: PersonId, id: FileId, now: Millis): Promise<UploadRecord | undefined>;
  /**
   * So many bytes of it are on disk. @param details in place of those before, where they are given
   * @returns false when the upload has ended meanwhile
   */
  confirm(id: FileId, received: number, now: Millis, details?: Uint8Array): Promise<boolean>;
  /**
   * The message is appended, and the file is sent with it, in one transaction. The file must be whole. Doing it again
   * gives the first receipt.
   * @throws Refusal `thread-not-found`, or `upload-not-found` when it was given up
   */
  accept(
    permit: PostPermit,
    message: SealedMessage,
    file: WrappedFileKey & { readonly id: FileId; readonly details: Uint8Array },
  ): Promise<Receipt>;
  /** Given up: nobody finds it any more, and its bytes do not count. @returns false when there was none */
  cancel(authorId: PersonId, id: FileId): Promise<boolean>;
}

export interface FileStore {
  /** As this person may see it: sent in a thread of theirs, since they joined it, and still alive. */
  find(personId: PersonId, id: FileId, now: Millis): Promise<SentFile | undefined>;
}

/** A row whose bytes should be there. */
export interface KeptFile extends Pick<FileRecord, "id" | "size"> {
  readonly state: UploadRecord["state"];
}

/** `removed`: its message, if it was one, and the thread's version after that. */
export interface LostFile {
  readonly id: FileId;
  readonly removed?: { readonly threadId: ThreadId; readonly seq: Version; readonly version: Version };
}

/** What the sweep needs. Nothing here can open a file. */
export interface ExpiredFiles {
  /**
   * Blanks the keys of up to `limit` files of each kind: those that expired by `now`, and uploads of which nothing
   * came since `abandonedSince`, which then no longer count. @returns how many
   */
  blank(now: Millis, abandonedSince: Millis, limit: number): Promise<number>;
  /** Blanked ones, and deleted ones, that may still lie in their home. */
  gone(limit: number): Promise<readonly FileId[]>;
  /** They have left their home: what was known of them goes too. */
  erase(ids: readonly FileId[]): Promise<void>;
  /** Forgets what was counted before then. @returns how many */
  eraseCounted(before: Millis): Promise<number>;
  /** Whole uploads of which no message was made, by something that went wrong; not touched since then. */
  waiting(touchedBefore: Millis, limit: number): Promise<readonly FileRecord[]>;
  /** Files that are there, whole or half, in the order of their ids: those after this one, up to `limit`. */
  withBytes(after: number, limit: number): Promise<readonly KeptFile[]>;
  /** Which of these have a row, whatever its state. */
  known(ids: readonly FileId[]): Promise<readonly FileId[]>;
  /** Their bytes are lost: nobody finds them any more, and their messages go as if they had been deleted. */
  lose(ids: readonly FileId[]): Promise<readonly LostFile[]>;
  /** Of uploads under way: the bytes that may still come. */
  promised(): Promise<number>;
}
