import type { Millis, OrganisationId, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type Deed, get, run, statement } from "../deed.ts";
import { countKnown, members } from "./threads.ts";

/** Changes nothing but takes the thread's row, so that on PostgreSQL two who change its members do so in turn. */
const LOCK = statement(`
  UPDATE threads SET version = version WHERE id = $1
  RETURNING version, organisation_id AS "organisationId"`);
const RAISE = statement(`
  UPDATE threads SET version = version + 1, activity_at = CASE WHEN $2 > activity_at THEN $2 ELSE activity_at END
  WHERE id = $1`);
/** The thread to find for exactly these people is the first one that has had them. */
const NAME_MEMBERS = statement(`
  UPDATE threads SET member_set = $3
  WHERE id = $1 AND NOT EXISTS
    (SELECT 1 FROM threads WHERE organisation_id = $2 AND member_set = $3 AND id <> $1)`);
const NAME_NOBODY = statement("UPDATE threads SET member_set = NULL WHERE id = $1");

/** Who comes back has the row of before. */
const JOIN = statement(`
  INSERT INTO members (person_id, thread_id, sees_after, delivered, read, read_at, left_at)
  SELECT id, $1, $3, $4, $4, 0, NULL FROM people WHERE id IN (SELECT value FROM json_each($2))
  ON CONFLICT (person_id, thread_id) DO UPDATE SET left_at = NULL, notified_at = 0,
    sees_after = excluded.sees_after, delivered = excluded.delivered, read = excluded.read`);
const LEAVE = statement(`
  UPDATE members SET left_at = $3 WHERE person_id = $1 AND thread_id = $2 AND left_at IS NULL`);

export interface LockedThread {
  version: Version;
  organisationId: OrganisationId;
}

export function* lockThread(threadId: ThreadId): Deed<LockedThread> {
  const thread = yield* get<LockedThread>(LOCK, threadId);
  if (thread === undefined) throw new Refusal("thread-not-found");
  return thread;
}

/** After its members have changed. `activeAt` 0: nothing that moves it up in the lists. */
export function* raiseForMembers(
  threadId: ThreadId,
  thread: LockedThread,
  current: readonly PersonId[],
  activeAt: Millis,
): Deed<Version> {
  yield* run(RAISE, threadId, activeAt);
  yield* run(NAME_NOBODY, threadId);
  const set = [...current].sort((one, other) => one - other).join(" ");
  if (set !== "") yield* run(NAME_MEMBERS, threadId, thread.organisationId, set);
  return thread.version + 1;
}

export function* addMembers(
  threadId: ThreadId,
  people: readonly PersonId[],
  how: { seesAfter: Version | undefined; most: number; now: Millis },
): Deed<Version | undefined> {
  const thread = yield* lockThread(threadId);
  const wanted = [...new Set(people)];
  if ((yield* countKnown(thread.organisationId, wanted)) !== wanted.length)
    throw new Refusal("person-not-found");
  const current = yield* members(threadId);
  const joining = wanted.filter((id) => !current.includes(id));
  if (joining.length === 0) return undefined;
  if (current.length + joining.length > how.most) throw new Refusal("too-many-members");
  const seesAfter = how.seesAfter ?? thread.version;
  yield* run(JOIN, threadId, JSON.stringify(joining), seesAfter, thread.version);
  return yield* raiseForMembers(threadId, thread, [...current, ...joining], how.now);
}

/** @returns undefined when the person is no member */
export function* leave(threadId: ThreadId, personId: PersonId, now: Millis): Deed<Version | undefined> {
  const thread = yield* lockThread(threadId);
  if ((yield* run(LEAVE, personId, threadId, now)) === 0) return undefined;
  return yield* raiseForMembers(threadId, thread, yield* members(threadId), 0);
}
