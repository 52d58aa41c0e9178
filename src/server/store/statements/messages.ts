import type { Millis, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ThreadView } from "../../domain/thread-view.ts";
import type { MessagePage, StoredMessage, ThreadChanges } from "../../ports/message-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { eraseBodies } from "./bodies.ts";
import { blankFileOf } from "./files.ts";
import { IS_MEMBER } from "./threads.ts";

/** Of MESSAGES; in the names of StoredMessage. */
export const MESSAGE_COLUMNS = `
  x.organisation_id AS "organisationId", x.thread_id AS "threadId", x.seq, x.author_id AS "authorId",
  x.client_id AS "clientId", x.accepted_at AS "at", x.expires_at AS "expiresAt", x.epoch, b.body`;
export const MESSAGES = "messages x JOIN bodies b ON b.id = x.body_id";

/** In every statement that reads: what has expired, or was deleted, is not there. */
const LIVES = "x.thread_id = $1 AND x.seq > $2 AND x.expires_at > $3 AND x.removed_version IS NULL";

const VERSION = statement("SELECT version FROM threads WHERE id = $1");
const NEWEST = statement(`
  SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGES} WHERE ${LIVES} AND x.seq < $4 ORDER BY x.seq DESC LIMIT $5`);
const SINCE = statement(`SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGES} WHERE ${LIVES} ORDER BY x.seq LIMIT $4`);
const ANY_UP_TO = statement(`SELECT 1 AS "one" FROM messages x WHERE ${LIVES} AND x.seq <= $4 LIMIT 1`);
const ONE = statement(`SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGES} WHERE ${LIVES} AND x.seq = $4`);
const REMOVED_SINCE = statement(`
  SELECT seq FROM messages
  WHERE thread_id = $1 AND seq > $2 AND expires_at > $3 AND removed_version > $4
  ORDER BY removed_version LIMIT $5`);

function* versionOf(threadId: ThreadId): Deed<Version> {
  const thread = yield* get<{ version: Version }>(VERSION, threadId);
  if (thread === undefined) throw new Refusal("thread-not-found");
  return thread.version;
}

export function* page(
  view: ThreadView,
  query: { before?: Version; limit: number; now: Millis },
): Deed<MessagePage> {
  const { before = Number.MAX_SAFE_INTEGER, limit, now } = query;
  const version = yield* versionOf(view.threadId);
  const { seesAfter } = view.viewer;
  const found = yield* all<StoredMessage>(NEWEST, view.threadId, seesAfter, now, before, limit + 1);
  return { version, messages: found.slice(0, limit).reverse(), older: found.length > limit };
}

export function* changes(
  view: ThreadView,
  query: { since: Version; limit: number; page: number; now: Millis },
): Deed<ThreadChanges> {
  const { since, limit, now } = query;
  const { threadId } = view;
  const { seesAfter } = view.viewer;
  const version = yield* versionOf(threadId);
  const messages = yield* all<StoredMessage>(SINCE, threadId, Math.max(since, seesAfter), now, limit + 1);
  const removed = yield* all<{ seq: Version }>(REMOVED_SINCE, threadId, seesAfter, now, since, limit + 1);
  // A page that holds a later version than there is saw a database that was since restored from a backup.
  if (since > version || messages.length + removed.length > limit) {
    const newest = yield* page(view, { limit: query.page, now });
    return { ...newest, removed: [], reset: true };
  }
  const older = (yield* get(ANY_UP_TO, threadId, seesAfter, now, since)) !== undefined;
  return { version, messages, older, removed: removed.map(({ seq }) => seq), reset: false };
}

export function* find(view: ThreadView, seq: Version, now: Millis): Deed<StoredMessage | undefined> {
  return yield* get<StoredMessage>(ONE, view.threadId, view.viewer.seesAfter, now, seq);
}

/** Whoever changes the message's row first has deleted it; only then does the thread's version move. */
const REMOVE = statement(`
  UPDATE messages SET removed_version = 0
  WHERE thread_id = $1 AND seq = $2 AND removed_version IS NULL RETURNING body_id AS "bodyId"`);
const RAISE = statement("UPDATE threads SET version = version + 1 WHERE id = $1 RETURNING version");
const REMOVED_AT = statement("UPDATE messages SET removed_version = $3 WHERE thread_id = $1 AND seq = $2");

export function* remove(
  personId: PersonId,
  threadId: ThreadId,
  seesAfter: Version,
  seq: Version,
): Deed<Version | undefined> {
  if (!(yield* get(IS_MEMBER, personId, threadId))) throw new Refusal("thread-not-found");
  return seq > seesAfter ? yield* removeMessage(threadId, seq) : undefined;
}

/** With its file. @returns the thread's new version; undefined when it was gone already */
export function* removeMessage(threadId: ThreadId, seq: Version): Deed<Version | undefined> {
  const removed = yield* get<{ bodyId: number }>(REMOVE, threadId, seq);
  if (removed === undefined) return undefined;
  yield* eraseBodies([removed.bodyId]);
  yield* blankFileOf(threadId, seq);
  const raised = yield* get<{ version: Version }>(RAISE, threadId);
  if (raised === undefined) throw new Refusal("thread-not-found");
  yield* run(REMOVED_AT, threadId, seq, raised.version);
  return raised.version;
}
