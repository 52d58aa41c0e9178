import type { Epoch } from "../../domain/epoch.ts";
import type { Millis, OrganisationId, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Receipt } from "../../ports/message-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";
import { addBody } from "./bodies.ts";
import { IS_MEMBER } from "./threads.ts";

/** The row's lock is also what orders two nodes that append to the same thread on PostgreSQL. */
const RAISE = statement(`
  UPDATE threads SET version = version + 1,
    activity_at = CASE WHEN $2 > activity_at THEN $2 ELSE activity_at END
  WHERE id = $1
    AND EXISTS (SELECT 1 FROM members WHERE person_id = $3 AND thread_id = $1 AND left_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM messages WHERE thread_id = $1 AND author_id = $3 AND client_id = $4)
  RETURNING version`);

const INSERT = statement(`
  INSERT INTO messages
    (thread_id, seq, author_id, organisation_id, accepted_at, expires_at, epoch, removed_version, body_id, client_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, last_insert_rowid(), $8)`);

const FIRST_RECEIPT = statement(`
  SELECT seq, accepted_at AS "at", expires_at AS "expiresAt" FROM messages
  WHERE thread_id = $1 AND author_id = $2 AND client_id = $3`);

/**
 * Three statements for a message that is new, in which nearly all the time of a busy server goes. Arguments are
 * one by one, and the answer is a bare `seq` unless the message was there before, because they cross threads
 * (../sqlite/batch.ts).
 */
export function* append(
  threadId: ThreadId,
  organisationId: OrganisationId,
  authorId: PersonId,
  clientId: string,
  at: Millis,
  expiresAt: Millis,
  epoch: Epoch,
  body: Uint8Array,
): Deed<Version | Receipt> {
  const raised = yield* get<{ version: Version }>(RAISE, threadId, at, authorId, clientId);
  if (raised === undefined) return yield* again(threadId, authorId, clientId);
  const seq = raised.version;
  yield* addBody(organisationId, epoch, expiresAt, body);
  yield* run(INSERT, threadId, seq, authorId, organisationId, at, expiresAt, epoch, clientId);
  return seq;
}

function* again(threadId: ThreadId, authorId: PersonId, clientId: string): Deed<Receipt> {
  if (!(yield* get(IS_MEMBER, authorId, threadId))) throw new Refusal("thread-not-found");
  const first = yield* get<Omit<Receipt, "again">>(FIRST_RECEIPT, threadId, authorId, clientId);
  if (first === undefined) throw new Refusal("thread-not-found");
  return { ...first, again: true };
}
