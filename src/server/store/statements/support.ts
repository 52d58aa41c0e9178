import type { ChatRequestId, Millis, OrganisationId, PersonId } from "../../domain/identifiers.ts";
import type {
  ChatStanding,
  ChatWish,
  ConfirmedRequest,
  SupportedOrganisation,
} from "../../ports/support-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { rolesToBits } from "../roles.ts";
import { COUNTS, REQUESTS } from "./chat-requests.ts";

const CAN_SIGN_IN = `p.guest = 0 AND p.deleted_at IS NULL AND p.deactivated_at IS NULL
  AND (p.password_hash IS NOT NULL OR p.subject_hash IS NOT NULL
    OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = p.id))`;

const ORGANISATIONS = statement(`
  SELECT o.id, o.name, o.chat_enabled AS "chatEnabled", o.retention_ms AS "retentionMs",
    (SELECT count(*) FROM people p WHERE p.organisation_id = o.id AND ${CAN_SIGN_IN}) AS "users"
  FROM organisations o WHERE o.is_support = 0 ORDER BY o.name, o.id`);
const WAITING = statement(`
  SELECT r.id, r.organisation_id AS "organisationId", r.wish, p.email, r.confirmed_at AS "confirmedAt"
  FROM ${REQUESTS} WHERE r.confirmed_at IS NOT NULL AND ${COUNTS} ORDER BY r.confirmed_at, r.id`);
const STANDINGS = statement(`
  SELECT id, chat_enabled AS "chatEnabled", retention_ms AS "retentionMs" FROM organisations WHERE is_support = 0`);
const ADMINISTRATORS = statement(`
  SELECT p.id FROM people p
  WHERE p.organisation_id = $1 AND (p.roles & ${rolesToBits(["administrator"])}) <> 0 AND ${CAN_SIGN_IN}
  ORDER BY p.id`);

/** Whoever answers the request may do what it asks for: of two at once, one. */
const ANSWER = statement(`
  UPDATE chat_requests SET answer = $2, answered_by = $3, answered_at = $4
  WHERE id = $1 AND answer IS NULL AND confirmed_at IS NOT NULL AND ends_at > $4
    AND id IN (SELECT r.id FROM ${REQUESTS} WHERE r.id = $1 AND ${COUNTS.replaceAll("$1", "$4")})
  RETURNING organisation_id AS "organisationId", wish`);
const SWITCH = statement("UPDATE organisations SET chat_enabled = $2 WHERE id = $1");
const MATCHES = statement(`
  SELECT 1 AS "one" FROM chat_requests WHERE id = $1 AND organisation_id = $2 AND wish = $3`);
const RETENTION = statement(`
  UPDATE organisations SET retention_ms = $2 WHERE id = $1 AND is_support = 0 AND retention_ms <> $2`);

interface OrganisationRow {
  id: OrganisationId;
  name: string;
  chatEnabled: number;
  retentionMs: Millis;
  users: number;
}

export function* supportedOrganisations(now: Millis): Deed<SupportedOrganisation[]> {
  const rows = yield* all<OrganisationRow>(ORGANISATIONS);
  const waiting = yield* all<ConfirmedRequest>(WAITING, now);
  const requests = new Map(waiting.map((request) => [request.organisationId, request]));
  return rows.map((row) => ({
    ...row,
    chatEnabled: row.chatEnabled === 1,
    users: Number(row.users),
    request: requests.get(row.id),
  }));
}

export function* chatStandings(): Deed<ChatStanding[]> {
  const rows = yield* all<Omit<ChatStanding, "chatEnabled"> & { chatEnabled: number }>(STANDINGS);
  return rows.map((row) => ({ ...row, chatEnabled: row.chatEnabled === 1 }));
}

export function* administrators(organisationId: OrganisationId): Deed<PersonId[]> {
  return (yield* all<{ id: PersonId }>(ADMINISTRATORS, organisationId)).map(({ id }) => id);
}

export function* switchChat(change: {
  organisationId: OrganisationId;
  requestId: ChatRequestId;
  wish: ChatWish;
  by: PersonId | undefined;
  now: Millis;
}): Deed<boolean> {
  const { organisationId, requestId, wish, by, now } = change;
  if ((yield* get(MATCHES, requestId, organisationId, wish)) === undefined) return false;
  if ((yield* get(ANSWER, requestId, "done", by ?? null, now)) === undefined) return false;
  yield* run(SWITCH, organisationId, wish === "on" ? 1 : 0);
  return true;
}

export function* declineRequest(
  id: ChatRequestId,
  by: PersonId | undefined,
  now: Millis,
): Deed<OrganisationId | undefined> {
  const declined = yield* get<{ organisationId: OrganisationId }>(ANSWER, id, "declined", by ?? null, now);
  return declined?.organisationId;
}

export function* setRetention(organisationId: OrganisationId, retentionMs: Millis): Deed<boolean> {
  return (yield* run(RETENTION, organisationId, retentionMs)) === 1;
}
