import type { Millis, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import type { Position } from "../../ports/thread-store.ts";
import { type Deed, get, statement } from "../deed.ts";

const STANDS_AT = statement(`
  SELECT m.delivered, m.read, t.version FROM members m JOIN threads t ON t.id = m.thread_id
  WHERE m.person_id = $1 AND m.thread_id = $2 AND m.left_at IS NULL`);

/** Compares again what it sets: of two devices that advance at once, the further one wins. */
const ADVANCE = statement(`
  UPDATE members SET
    delivered = CASE WHEN $3 > delivered THEN $3 ELSE delivered END,
    read = CASE WHEN $4 > read THEN $4 ELSE read END,
    read_at = CASE WHEN $5 > read_at THEN $5 ELSE read_at END
  WHERE person_id = $1 AND thread_id = $2 AND left_at IS NULL
  RETURNING delivered, read`);

/** Reading implies having received. Whoever reads where nothing is new still makes this the last read thread. */
export function* advance(
  personId: PersonId,
  threadId: ThreadId,
  to: Partial<Position>,
  now: Millis,
): Deed<Position | undefined> {
  const stood = yield* get<Position & { version: Version }>(STANDS_AT, personId, threadId);
  if (stood === undefined) return undefined;
  const read = Math.min(to.read ?? 0, stood.version);
  const delivered = Math.max(read, Math.min(to.delivered ?? 0, stood.version));
  const moves = read > stood.read || delivered > stood.delivered;
  if (!moves && to.read === undefined) return undefined;
  const readAt = to.read === undefined ? 0 : now;
  const stands = yield* get<Position>(ADVANCE, personId, threadId, delivered, read, readAt);
  return moves ? stands : undefined;
}

/**
 * The unread messages of `members m` as `messages x`, for `$1` the person and `$2` the time. They are derived each
 * time from the read position and what lives, never counted up, so that no deletion or expiry can leave a badge
 * behind. Threads whose version is not beyond the position are passed over without a look at their messages.
 * CROSS JOIN keeps SQLite to this order of the tables.
 */
export const UNREAD = `
  FROM members m CROSS JOIN threads t CROSS JOIN messages x
  WHERE m.person_id = $1 AND m.left_at IS NULL AND t.id = m.thread_id AND t.version > m.read
    AND x.thread_id = m.thread_id AND x.seq > CASE WHEN m.read > m.sees_after THEN m.read ELSE m.sees_after END
    AND x.author_id <> $1 AND x.expires_at > $2 AND x.removed_version IS NULL`;

const COUNT_UNREAD = statement(`SELECT count(*) AS "unread" ${UNREAD}`);

export function* unread(personId: PersonId, now: Millis): Deed<number> {
  return (yield* get<{ unread: number }>(COUNT_UNREAD, personId, now))?.unread ?? 0;
}

const LAST_READ = statement(`
  SELECT thread_id AS "threadId" FROM members
  WHERE person_id = $1 AND left_at IS NULL AND read_at > 0 ORDER BY read_at DESC, thread_id LIMIT 1`);

export function* lastRead(personId: PersonId): Deed<ThreadId | undefined> {
  return (yield* get<{ threadId: ThreadId }>(LAST_READ, personId))?.threadId;
}
