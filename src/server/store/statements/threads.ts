import type { Millis, OrganisationId, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ThreadView } from "../../domain/thread-view.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { rolesFromBits } from "../roles.ts";

export const IS_MEMBER = statement(`
  SELECT 1 AS "one" FROM members WHERE person_id = $1 AND thread_id = $2 AND left_at IS NULL`);

/** What a ThreadView is made of, for `members m`. */
export const VIEW_COLUMNS = `
  m.thread_id AS "threadId", t.organisation_id AS "organisationId", o.retention_ms AS "retentionMs",
  m.sees_after AS "seesAfter", p.roles`;
export const VIEW_TABLES = `
  members m JOIN threads t ON t.id = m.thread_id JOIN organisations o ON o.id = t.organisation_id
  JOIN people p ON p.id = m.person_id`;

export interface ViewRow {
  threadId: ThreadId;
  organisationId: OrganisationId;
  retentionMs: Millis;
  seesAfter: Version;
  roles: number;
}

export function viewFrom(personId: PersonId, row: ViewRow): ThreadView {
  const { threadId, organisationId, retentionMs, seesAfter } = row;
  return {
    threadId,
    organisationId,
    retentionMs,
    viewer: { personId, seesAfter, roles: rolesFromBits(row.roles) },
  };
}

const VIEW = statement(`
  SELECT ${VIEW_COLUMNS} FROM ${VIEW_TABLES}
  WHERE m.person_id = $1 AND m.thread_id = $2 AND m.left_at IS NULL`);

export function* view(personId: PersonId, threadId: ThreadId): Deed<ThreadView | undefined> {
  const row = yield* get<ViewRow>(VIEW, personId, threadId);
  return row && viewFrom(personId, row);
}

const THREADS_OF = statement(`
  SELECT thread_id AS "threadId" FROM members WHERE person_id = $1 AND left_at IS NULL ORDER BY thread_id`);

export function* threadsOf(personId: PersonId): Deed<ThreadId[]> {
  return (yield* all<{ threadId: ThreadId }>(THREADS_OF, personId)).map(({ threadId }) => threadId);
}

const MEMBERS = statement(`
  SELECT person_id AS "personId" FROM members WHERE thread_id = $1 AND left_at IS NULL ORDER BY person_id`);

export function* members(threadId: ThreadId): Deed<PersonId[]> {
  return (yield* all<{ personId: PersonId }>(MEMBERS, threadId)).map(({ personId }) => personId);
}

const KNOWN = statement(`
  SELECT count(*) AS "known" FROM people
  WHERE organisation_id = $1 AND deleted_at IS NULL AND deactivated_at IS NULL
    AND id IN (SELECT value FROM json_each($2))`);
const BY_MEMBERS = statement(`
  SELECT id AS "threadId" FROM threads WHERE organisation_id = $1 AND member_set = $2`);
/** Two who start the same chat at once: the index lets one of them make it, and the other finds it. */
const CREATE = statement(`
  INSERT INTO threads (id, organisation_id, version, activity_at, member_set, created_at)
  VALUES ($1, $2, 0, $3, $4, $3) ON CONFLICT (organisation_id, member_set) DO NOTHING`);
const JOIN = statement(`
  INSERT INTO members (person_id, thread_id, sees_after, delivered, read, read_at, left_at)
  SELECT p.id, t.id, 0, 0, 0, 0, NULL FROM threads t CROSS JOIN people p
  WHERE t.id = $1 AND p.id IN (SELECT value FROM json_each($2))`);

/** How many of these are people of this organisation, and not deleted. */
export function* countKnown(organisationId: OrganisationId, ids: readonly PersonId[]): Deed<number> {
  return (yield* get<{ known: number }>(KNOWN, organisationId, JSON.stringify(ids)))?.known ?? 0;
}

export function* findOrCreate(thread: {
  threadId: ThreadId;
  organisationId: OrganisationId;
  members: readonly PersonId[];
  now: Millis;
}): Deed<{ threadId: ThreadId; created: boolean }> {
  const { threadId, organisationId, now } = thread;
  const ids = [...new Set(thread.members)].sort((one, other) => one - other);
  if ((yield* countKnown(organisationId, ids)) !== ids.length) throw new Refusal("person-not-found");
  const set = ids.join(" ");
  const made = (yield* run(CREATE, threadId, organisationId, now, set)) === 1;
  if (made) {
    yield* run(JOIN, threadId, JSON.stringify(ids));
    return { threadId, created: true };
  }
  const found = yield* get<{ threadId: ThreadId }>(BY_MEMBERS, organisationId, set);
  if (found === undefined) throw new Refusal("try-again");
  return { threadId: found.threadId, created: false };
}
