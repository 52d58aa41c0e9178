import { MAX_UNREAD_MARKS } from "../../../shared/protocol/limits.ts";
import type { Millis, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ThreadView } from "../../domain/thread-view.ts";
import type { StoredMessage } from "../../ports/message-store.ts";
import type { MemberRecord, ThreadList, ThreadRecord } from "../../ports/thread-store.ts";
import { all, type Deed, statement } from "../deed.ts";
import { rolesFromBits } from "../roles.ts";
import { MESSAGE_COLUMNS, MESSAGES } from "./messages.ts";
import { UNREAD } from "./positions.ts";
import { VIEW_COLUMNS, VIEW_TABLES, type ViewRow, viewFrom } from "./threads.ts";

/** Lists go in as JSON: one statement for any number of threads, where PostgreSQL would need a round trip each. */
const LISTED = "IN (SELECT value FROM json_each($3))";

const HEADS = statement(`
  SELECT ${VIEW_COLUMNS}, t.version, t.activity_at AS "activityAt" FROM ${VIEW_TABLES}
  WHERE m.person_id = $1 AND m.left_at IS NULL AND m.thread_id IN (SELECT value FROM json_each($2))
  ORDER BY t.activity_at DESC, t.id DESC`);

const MEMBERS = statement(`
  SELECT m.thread_id AS "threadId", m.person_id AS "personId", p.name, p.sealed_name AS "sealedName",
    p.guest, p.roles, m.left_at AS "leftAt",
    m.delivered, m.read
  FROM members m JOIN people p ON p.id = m.person_id
  WHERE m.thread_id IN (SELECT value FROM json_each($1)) ORDER BY p.search_key, p.id`);

const MARKS = statement(`
  SELECT "threadId", seq, "expiresAt" FROM (
    SELECT x.thread_id AS "threadId", x.seq, x.expires_at AS "expiresAt",
      row_number() OVER (PARTITION BY x.thread_id ORDER BY x.seq DESC) AS "place"
    ${UNREAD} AND m.thread_id ${LISTED}) AS marks
  WHERE "place" <= $4 ORDER BY seq`);

const LAST = statement(`
  SELECT ${MESSAGE_COLUMNS} FROM members m CROSS JOIN ${MESSAGES}
  WHERE x.thread_id = m.thread_id AND x.seq =
    (SELECT y.seq FROM messages y WHERE y.thread_id = m.thread_id AND y.seq > m.sees_after
       AND y.expires_at > $2 AND y.removed_version IS NULL ORDER BY y.seq DESC LIMIT 1)
    AND m.person_id = $1 AND m.thread_id ${LISTED}`);

const BY_ACTIVITY = statement(`
  SELECT t.id AS "threadId", t.activity_at AS "activityAt" FROM members m CROSS JOIN threads t
  WHERE m.person_id = $1 AND m.left_at IS NULL AND t.id = m.thread_id AND t.activity_at < $2
  ORDER BY t.activity_at DESC`);

const WITH_UNREAD = statement(`SELECT DISTINCT m.thread_id AS "threadId" ${UNREAD}`);

interface Head extends ViewRow {
  version: Version;
  activityAt: Millis;
}
type MemberRow = Omit<MemberRecord, "roles" | "left" | "guest" | "sealedName"> & {
  sealedName: Uint8Array | null;
  guest: number;
  threadId: ThreadId;
  roles: number;
  leftAt: Millis | null;
};

/** Newest activity first. */
function* describe(personId: PersonId, ids: readonly ThreadId[], now: Millis): Deed<ThreadRecord[]> {
  const listed = JSON.stringify(ids);
  const heads = yield* all<Head>(HEADS, personId, listed);
  const members = byThread(yield* all<MemberRow>(MEMBERS, listed));
  const marks = byThread(
    yield* all<{ threadId: ThreadId; seq: Version; expiresAt: Millis }>(
      MARKS,
      personId,
      now,
      listed,
      MAX_UNREAD_MARKS,
    ),
  );
  const last = byThread(yield* all<StoredMessage>(LAST, personId, now, listed));
  return heads.map((head) => ({
    view: viewFrom(personId, head),
    version: head.version,
    activityAt: head.activityAt,
    members: (members.get(head.threadId) ?? []).map(memberFrom),
    unread: (marks.get(head.threadId) ?? []).map(({ seq, expiresAt }) => [seq, expiresAt] as const),
    last: last.get(head.threadId)?.[0],
  }));
}

function memberFrom(row: MemberRow): MemberRecord {
  const { personId, name, delivered, read } = row;
  const roles = rolesFromBits(row.roles);
  const sealedName = row.sealedName ?? undefined;
  return {
    personId,
    name,
    sealedName,
    guest: row.guest === 1,
    roles,
    left: row.leftAt !== null,
    delivered,
    read,
  };
}

function byThread<Row extends { threadId: ThreadId }>(rows: readonly Row[]): Map<ThreadId, Row[]> {
  return Map.groupBy(rows, ({ threadId }) => threadId);
}

export function* record(view: ThreadView, now: Millis): Deed<ThreadRecord> {
  const [found] = yield* describe(view.viewer.personId, [view.threadId], now);
  if (found === undefined) throw new Refusal("thread-not-found");
  return found;
}

export function* list(
  personId: PersonId,
  query: { before?: Millis; limit: number; now: Millis },
): Deed<ThreadList> {
  const { before, limit, now } = query;
  const rows = yield* all<{ threadId: ThreadId; activityAt: Millis }>(
    BY_ACTIVITY,
    personId,
    before ?? Number.MAX_SAFE_INTEGER,
  );
  // The next page begins before this one's last time, so what shares that time belongs to this page.
  const lastTime = rows[limit - 1]?.activityAt ?? 0;
  const listed = rows.filter(({ activityAt }) => activityAt >= lastTime).map(({ threadId }) => threadId);
  const older = listed.length < rows.length;
  if (!older || before !== undefined) return { threads: yield* describe(personId, listed, now), older };
  const unread = yield* all<{ threadId: ThreadId }>(WITH_UNREAD, personId, now);
  const both = new Set([...listed, ...unread.map(({ threadId }) => threadId)]);
  return { threads: yield* describe(personId, [...both], now), older };
}
