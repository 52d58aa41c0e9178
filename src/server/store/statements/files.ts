import type { FileId, Millis, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import type { FileRecord, KeptFile, SentFile } from "../../ports/file-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { countErased, ERASED_ROW, type ErasedRow } from "./epoch-counts.ts";

/** Of `files f`; in the names of FileRecord. */
export const FILE_COLUMNS = `
  f.id, f.organisation_id AS "organisationId", f.thread_id AS "threadId", f.author_id AS "authorId",
  f.client_id AS "clientId", f.size, f.received, f.epoch, f.wrapped_key AS "wrappedKey", f.details,
  f.made_at AS "madeAt", f.touched_at AS "touchedAt"`;

/** The membership of this moment; whoever left, or joined later, finds nothing. */
const FIND = statement(`
  SELECT ${FILE_COLUMNS}, f.seq, f.expires_at AS "expiresAt"
  FROM files f JOIN members m ON m.thread_id = f.thread_id
  WHERE f.id = $1 AND f.state = 'sent' AND f.expires_at > $3
    AND m.person_id = $2 AND m.left_at IS NULL AND f.seq > m.sees_after`);

export function* findFile(personId: PersonId, id: FileId, now: Millis): Deed<SentFile | undefined> {
  return yield* get<SentFile>(FIND, id, personId, now);
}

/** The wrapped key is what opens the file: from now on nothing in the database does. */
export const BLANKED = `
  state = 'gone', wrapped_key = zeroblob(length(wrapped_key)), details = zeroblob(length(details))`;

const OF_MESSAGE_GONE = statement(`
  UPDATE files SET ${BLANKED} WHERE thread_id = $1 AND seq = $2 AND state = 'sent' RETURNING ${ERASED_ROW}`);

/** With its message. */
export function* blankFileOf(threadId: ThreadId, seq: Version): Deed<void> {
  yield* countErased("files", yield* all<ErasedRow>(OF_MESSAGE_GONE, threadId, seq));
}

const BLANK_EXPIRED = statement(`
  UPDATE files SET ${BLANKED} WHERE id IN
    (SELECT id FROM files WHERE expires_at <= $1 AND state = 'sent' ORDER BY expires_at LIMIT $2)
  RETURNING ${ERASED_ROW}`);
const BLANK_ABANDONED = statement(`
  UPDATE files SET ${BLANKED} WHERE id IN
    (SELECT id FROM files WHERE state = 'uploading' AND touched_at <= $1 ORDER BY touched_at LIMIT $2)
  RETURNING id, ${ERASED_ROW}`);
const COUNT_NO_MORE = statement(`
  DELETE FROM counted_uploads WHERE file_id IN (SELECT value FROM json_each($1))`);

export function* blankFiles(now: Millis, abandonedSince: Millis, limit: number): Deed<number> {
  const expired = yield* all<ErasedRow>(BLANK_EXPIRED, now, limit);
  const abandoned = yield* all<ErasedRow & { id: FileId }>(BLANK_ABANDONED, abandonedSince, limit);
  yield* countErased("files", [...expired, ...abandoned]);
  if (abandoned.length > 0) yield* countNoMore(abandoned.map(({ id }) => id));
  return expired.length + abandoned.length;
}

export function* countNoMore(ids: readonly FileId[]): Deed<void> {
  yield* run(COUNT_NO_MORE, JSON.stringify(ids));
}

const GONE = statement("SELECT id FROM files WHERE state = 'gone' ORDER BY touched_at LIMIT $1");
const ERASE = statement(`
  DELETE FROM files WHERE state = 'gone' AND id IN (SELECT value FROM json_each($1))`);
const ERASE_COUNTED = statement("DELETE FROM counted_uploads WHERE begun_at < $1");
const WAITING = statement(`
  SELECT ${FILE_COLUMNS} FROM files f WHERE f.state = 'whole' AND f.touched_at <= $1
    AND EXISTS (SELECT 1 FROM organisations o WHERE o.id = f.organisation_id AND o.chat_enabled = 1)
  ORDER BY f.touched_at LIMIT $2`);
const PROMISED = statement(`
  SELECT coalesce(sum(size - received), 0) AS "bytes" FROM files WHERE state = 'uploading'`);

export function* goneFiles(limit: number): Deed<readonly FileId[]> {
  return (yield* all<{ id: FileId }>(GONE, limit)).map(({ id }) => id);
}

export function* eraseFiles(ids: readonly FileId[]): Deed<void> {
  yield* run(ERASE, JSON.stringify(ids));
}

export function* eraseCounted(before: Millis): Deed<number> {
  return yield* run(ERASE_COUNTED, before);
}

export function* waitingFiles(touchedBefore: Millis, limit: number): Deed<readonly FileRecord[]> {
  return yield* all<FileRecord>(WAITING, touchedBefore, limit);
}

const WITH_BYTES = statement(`
  SELECT id, size, state FROM files WHERE id > $1 AND state <> 'gone' AND received > 0 ORDER BY id LIMIT $2`);
const KNOWN = statement("SELECT id FROM files WHERE id IN (SELECT value FROM json_each($1))");

export function* filesWithBytes(after: number, limit: number): Deed<readonly KeptFile[]> {
  return yield* all<KeptFile>(WITH_BYTES, after, limit);
}

export function* knownFiles(ids: readonly FileId[]): Deed<readonly FileId[]> {
  return (yield* all<{ id: FileId }>(KNOWN, JSON.stringify(ids))).map(({ id }) => id);
}

export function* promisedBytes(): Deed<number> {
  return Number((yield* get<{ bytes: number | string }>(PROMISED))?.bytes ?? 0);
}
