import type { Epoch } from "../../domain/epoch.ts";
import type { FileId, Millis, OrganisationId, PersonId, ThreadId } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import { dayEnd, type UploadDay } from "../../domain/upload-day.ts";
import type { WrappedFileKey } from "../../ports/file-sealer.ts";
import type { LeftOfDay, NewUpload, UploadRecord } from "../../ports/file-store.ts";
import type { Receipt } from "../../ports/message-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { append } from "./append.ts";
import { countErased, ERASED_ROW, type ErasedRow } from "./epoch-counts.ts";
import { BLANKED, countNoMore, FILE_COLUMNS } from "./files.ts";
import { IS_MEMBER } from "./threads.ts";

const COUNTED = statement(`
  SELECT coalesce(sum(CASE WHEN counts_until > $2 THEN size ELSE 0 END), 0) AS "today",
    coalesce(max(counts_until), 0) AS "lastEnds"
  FROM counted_uploads WHERE person_id = $1`);

/** Changes nothing, but takes the row's lock: two nodes do not count the same person's uploads at once. */
const ONE_AT_A_TIME = statement("UPDATE people SET created_at = created_at WHERE id = $1");
const BEGIN = statement(`
  INSERT INTO files (id, organisation_id, thread_id, author_id, client_id, size, received, state, epoch, wrapped_key,
    details, made_at, touched_at)
  VALUES ($1, $2, $3, $4, $5, $6, 0, 'uploading', $7, $8, $9, $10, $10)`);
const COUNT = statement(`
  INSERT INTO counted_uploads (file_id, person_id, size, begun_at, counts_until) VALUES ($1, $2, $3, $4, $5)`);

export function* leftToUpload(personId: PersonId, day: UploadDay): Deed<LeftOfDay> {
  const row = yield* get<Record<string, unknown>>(COUNTED, personId, day.now);
  // PostgreSQL's sum of whole numbers is of a kind that comes as text.
  const left = Math.max(0, day.bytes - Number(row?.today));
  return { left, moreAt: dayEnd(day, Number(row?.lastEnds)) };
}

interface Place {
  readonly organisationId: OrganisationId;
  readonly threadId: ThreadId;
  readonly authorId: PersonId;
}

export function* beginUpload(place: Place, upload: NewUpload, day: UploadDay): Deed<number> {
  const { organisationId, threadId, authorId } = place;
  const { id, clientId, size, epoch, wrappedKey, details, madeAt } = upload;
  if (!(yield* get(IS_MEMBER, authorId, threadId))) throw new Refusal("thread-not-found");
  yield* run(ONE_AT_A_TIME, authorId);
  const { left, moreAt } = yield* leftToUpload(authorId, day);
  if (size > left) return left;
  yield* run(
    BEGIN,
    id,
    organisationId,
    threadId,
    authorId,
    clientId,
    size,
    epoch,
    wrappedKey,
    details,
    madeAt,
  );
  yield* run(COUNT, id, authorId, size, madeAt, moreAt);
  return left;
}

const FIND = statement(`
  SELECT ${FILE_COLUMNS}, f.state FROM files f
  WHERE f.id = $2 AND f.author_id = $1 AND (f.state IN ('uploading', 'whole') OR f.expires_at > $3)
    AND f.state <> 'gone'`);
const CONFIRM = statement(`
  UPDATE files SET received = $2, touched_at = $3, state = CASE WHEN $2 = size THEN 'whole' ELSE state END
  WHERE id = $1 AND state = 'uploading'`);
const CHANGE_DETAILS = statement("UPDATE files SET details = $2 WHERE id = $1 AND state <> 'gone'");

export function* findUpload(authorId: PersonId, id: FileId, now: Millis): Deed<UploadRecord | undefined> {
  return yield* get<UploadRecord>(FIND, authorId, id, now);
}

export function* confirmUpload(
  id: FileId,
  received: number,
  now: Millis,
  details: Uint8Array | undefined,
): Deed<boolean> {
  if ((yield* run(CONFIRM, id, received, now)) !== 1) return false;
  if (details) yield* run(CHANGE_DETAILS, id, details);
  return true;
}

const SENT = statement(`
  UPDATE files SET state = 'sent', epoch = $3, wrapped_key = $4, details = $5, seq = $6, expires_at = $7
  WHERE id = $1 AND author_id = $2 AND state = 'whole'`);

const SENT_WITH = statement(`
  SELECT 1 AS "one" FROM files WHERE id = $1 AND author_id = $2 AND seq = $3 AND state = 'sent'`);

interface AcceptedMessage extends Place {
  readonly clientId: string;
  readonly at: Millis;
  readonly expiresAt: Millis;
  readonly epoch: Epoch;
  readonly body: Uint8Array;
}

export function* acceptUpload(
  message: AcceptedMessage,
  file: WrappedFileKey & { id: FileId; details: Uint8Array },
): Deed<Receipt> {
  const { threadId, organisationId, authorId, clientId, at, expiresAt, epoch, body } = message;
  const answer = yield* append(threadId, organisationId, authorId, clientId, at, expiresAt, epoch, body);
  const { id, details, wrappedKey } = file;
  if (typeof answer !== "number") {
    // Sent before, by a request whose answer was lost; or the client id was another message's, and the file has none.
    if (yield* get(SENT_WITH, id, authorId, answer.seq)) return answer;
    throw new Refusal("upload-not-found");
  }
  const sent = yield* run(SENT, id, authorId, file.epoch, wrappedKey, details, answer, expiresAt);
  if (sent !== 1) throw new Refusal("upload-not-found");
  return { seq: answer, at, expiresAt, again: false };
}

const CANCEL = statement(`
  UPDATE files SET ${BLANKED} WHERE id = $2 AND author_id = $1 AND state IN ('uploading', 'whole')
  RETURNING ${ERASED_ROW}`);

export function* cancelUpload(authorId: PersonId, id: FileId): Deed<boolean> {
  const cancelled = yield* all<ErasedRow>(CANCEL, authorId, id);
  if (cancelled.length !== 1) return false;
  yield* countErased("files", cancelled);
  yield* countNoMore([id]);
  return true;
}
