import type { Millis, OrganisationId } from "../../domain/identifiers.ts";
import type { ChatWish, NewChatRequest } from "../../ports/support-store.ts";
import { type Deed, get, run, statement } from "../deed.ts";
import { rolesToBits } from "../roles.ts";

export const REQUESTS = "chat_requests r JOIN people p ON p.id = r.person_id";
/** At the time $1: not answered, not over, and of somebody who may ask still. */
export const COUNTS = `r.answer IS NULL AND r.ends_at > $1 AND p.organisation_id = r.organisation_id
  AND p.guest = 0 AND p.deleted_at IS NULL AND p.deactivated_at IS NULL
  AND (p.roles & ${rolesToBits(["administrator"])}) <> 0`;

const FORGET_ASKED = statement(`
  DELETE FROM chat_requests WHERE organisation_id = $1 AND confirmed_at IS NULL`);
const ASK = statement(`
  INSERT INTO chat_requests (id, organisation_id, person_id, wish, hash, made_at, ends_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`);
const FIND = statement(`
  SELECT r.id, r.organisation_id AS "organisationId", r.person_id AS "personId", r.wish, r.hash,
    r.made_at AS "madeAt", r.ends_at AS "endsAt"
  FROM ${REQUESTS} WHERE r.hash = $2 AND r.confirmed_at IS NULL AND ${COUNTS}`);
const CONFIRM = statement(`
  UPDATE chat_requests SET confirmed_at = $2, ends_at = $3 WHERE id = $1 AND confirmed_at IS NULL`);
const REPLACE = statement(`
  UPDATE chat_requests SET answer = 'replaced', answered_at = $3
  WHERE organisation_id = $1 AND id <> $2 AND confirmed_at IS NOT NULL AND answer IS NULL`);
const NEWEST = statement(`
  SELECT r.wish, r.confirmed_at AS "confirmedAt", r.made_at AS "madeAt" FROM ${REQUESTS}
  WHERE r.organisation_id = $2 AND ${COUNTS} ORDER BY r.made_at DESC, r.id DESC LIMIT 1`);

export function* askSupport(request: NewChatRequest): Deed<void> {
  const { id, organisationId, personId, wish, hash, madeAt, endsAt } = request;
  yield* run(FORGET_ASKED, organisationId);
  yield* run(ASK, id, organisationId, personId, wish, hash, madeAt, endsAt);
}

export function* findAskedRequest(hash: string, now: Millis): Deed<NewChatRequest | undefined> {
  return yield* get<NewChatRequest>(FIND, now, hash);
}

export function* confirmRequest(hash: string, now: Millis, endsAt: Millis): Deed<NewChatRequest | undefined> {
  const found = yield* findAskedRequest(hash, now);
  if (!found || (yield* run(CONFIRM, found.id, now, endsAt)) !== 1) return undefined;
  yield* run(REPLACE, found.organisationId, found.id, now);
  return found;
}

export function* newestRequest(
  organisationId: OrganisationId,
  now: Millis,
): Deed<{ wish: ChatWish; state: "letter-sent" | "confirmed"; at: Millis } | undefined> {
  const row = yield* get<{ wish: ChatWish; confirmedAt: Millis | null; madeAt: Millis }>(
    NEWEST,
    now,
    organisationId,
  );
  if (!row) return undefined;
  const { wish, confirmedAt, madeAt } = row;
  return { wish, state: confirmedAt === null ? "letter-sent" : "confirmed", at: confirmedAt ?? madeAt };
}
