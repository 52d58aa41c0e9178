import type { InvitationId, Millis, PersonId, ThreadId } from "../../domain/identifiers.ts";
import type { InvitationRecord, InvitationState, NewInvitation } from "../../ports/contact-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { type RowOf, recordFrom } from "../record-from.ts";

const PUT = statement(`
  INSERT INTO invitations (id, organisation_id, person_id, thread_id, appointment_id, hash, made_at, ends_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`);
const FIND = statement(`
  SELECT i.id, i.organisation_id AS "organisationId", i.person_id AS "personId", i.thread_id AS "threadId",
    i.appointment_id AS "appointmentId", i.hash, i.made_at AS "madeAt", i.ends_at AS "endsAt",
    i.revoked_at AS "revokedAt", i.device_hash AS "deviceHash", i.opened_at AS "openedAt"
  FROM invitations i JOIN people p ON p.id = i.person_id WHERE i.hash = $1 AND p.deleted_at IS NULL`);
/** Compares as it sets: of two devices at once, the first. */
const OPEN = statement(`
  UPDATE invitations SET device_hash = $2, opened_at = CASE WHEN opened_at IS NULL THEN $3 ELSE opened_at END
  WHERE id = $1 AND revoked_at IS NULL AND ends_at > $3 AND (device_hash IS NULL OR device_hash = $2)`);

/** A letter that would carry an ended link does not leave, nor is it sent once more. */
const CALL_OFF_ALL = statement(`
  DELETE FROM letters WHERE person_id = $1 AND state IN ('waiting', 'undelivered') AND invitation_id IS NOT NULL`);
/** Those without a thread lead to the one last read, which may be this one. */
const CALL_OFF_NO_THREAD = statement(`
  DELETE FROM letters WHERE person_id = $1 AND state IN ('waiting', 'undelivered')
    AND invitation_id IN (SELECT id FROM invitations WHERE person_id = $1 AND thread_id IS NULL)`);
const CALL_OFF = statement(`
  DELETE FROM letters WHERE person_id = $1 AND state IN ('waiting', 'undelivered')
    AND invitation_id IN (SELECT id FROM invitations WHERE person_id = $1 AND thread_id = $2)`);
const REVOKE_ALL = statement(`
  UPDATE invitations SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL`);
const REVOKE_NO_THREAD = statement(`
  UPDATE invitations SET revoked_at = $2 WHERE person_id = $1 AND thread_id IS NULL AND revoked_at IS NULL`);
const REVOKE = statement(`
  UPDATE invitations SET revoked_at = $3 WHERE person_id = $1 AND thread_id = $2 AND revoked_at IS NULL`);

/** The newest of each person comes first. */
const STATE_COLUMNS = `
  i.person_id AS "personId", i.made_at AS "madeAt", i.ends_at AS "endsAt", i.revoked_at AS "revokedAt",
  i.opened_at AS "openedAt", l.state, l.ended_at AS "letterEndedAt",
  l.next_at AS "nextAt", l.attempts`;
const STATES = `
  SELECT ${STATE_COLUMNS} FROM invitations i
  LEFT JOIN letters l ON l.person_id = i.person_id AND l.invitation_id = i.id
  WHERE i.person_id IN (SELECT value FROM json_each($1))`;
const STATES_OF_THREAD = statement(`${STATES} AND i.thread_id = $2 ORDER BY i.made_at DESC, i.id DESC`);
const STATES_OF_APPOINTMENT = statement(`
  ${STATES} AND i.appointment_id = $2 ORDER BY i.made_at DESC, i.id DESC`);

/** Who has an account gets letters without a link of their own. A reminder may be of the same moment as the invitation. */
const LETTERS_OF_APPOINTMENT = statement(`
  SELECT person_id AS "personId", made_at AS "madeAt", state, ended_at AS "letterEndedAt", next_at AS "nextAt", attempts
  FROM letters
  WHERE person_id IN (SELECT value FROM json_each($1)) AND appointment_id = $2 AND invitation_id IS NULL
  ORDER BY made_at DESC, next_at DESC, id DESC`);

const MADE_SINCE = statement(`
  SELECT count(*) AS "made" FROM invitations WHERE person_id = $1 AND made_at >= $2`);
const ERASE_ENDED = statement("DELETE FROM invitations WHERE ends_at <= $1");

interface StateRow {
  personId: PersonId;
  madeAt: Millis;
  endsAt: Millis;
  revokedAt: Millis | null;
  openedAt: Millis | null;
  state: string | null;
  letterEndedAt: Millis | null;
  nextAt: Millis | null;
  attempts: number | null;
}

/** An address without a secret never ends. */
const NO_LINK = { endsAt: Number.POSITIVE_INFINITY, revokedAt: null, openedAt: null } as const;
type LetterRow = Omit<StateRow, keyof typeof NO_LINK>;

export function* putInvitation(invitation: NewInvitation): Deed<void> {
  const { id, organisationId, personId, threadId, appointmentId, hash, madeAt, endsAt } = invitation;
  yield* run(
    PUT,
    id,
    organisationId,
    personId,
    threadId ?? null,
    appointmentId ?? null,
    hash,
    madeAt,
    endsAt,
  );
}

export function* findInvitation(hash: string): Deed<InvitationRecord | undefined> {
  const row = yield* get<RowOf<InvitationRecord>>(FIND, hash);
  return row && recordFrom<InvitationRecord>(row);
}

export function* openInvitation(id: InvitationId, deviceHash: string, now: Millis): Deed<boolean> {
  return (yield* run(OPEN, id, deviceHash, now)) === 1;
}

export function* revokeInvitations(
  personId: PersonId,
  threadId: ThreadId | undefined,
  now: Millis,
): Deed<void> {
  if (threadId === undefined) {
    yield* run(CALL_OFF_ALL, personId);
    yield* run(REVOKE_ALL, personId, now);
  } else {
    yield* run(CALL_OFF_NO_THREAD, personId);
    yield* run(REVOKE_NO_THREAD, personId, now);
    yield* revokeOfThread(personId, threadId, now);
  }
}

export function* revokeOfThread(personId: PersonId, threadId: ThreadId, now: Millis): Deed<void> {
  yield* run(CALL_OFF, personId, threadId);
  yield* run(REVOKE, personId, threadId, now);
}

export function* invitationStates(
  of: { readonly threadId: ThreadId } | { readonly appointmentId: number },
  people: readonly PersonId[],
  now: Millis,
): Deed<InvitationState[]> {
  const listed = JSON.stringify(people);
  const rows =
    "threadId" in of
      ? yield* all<StateRow>(STATES_OF_THREAD, listed, of.threadId)
      : yield* statesOfAppointment(listed, of.appointmentId);
  const newest = Map.groupBy(rows, ({ personId }) => personId);
  return [...newest.values()].flatMap((theirs) => {
    const row = theirs.find((one) => !isForLater(one, now)) ?? theirs[0];
    return row ? [stateFrom(row, now)] : [];
  });
}

function* statesOfAppointment(people: string, appointmentId: number): Deed<StateRow[]> {
  const links = yield* all<StateRow>(STATES_OF_APPOINTMENT, people, appointmentId);
  const letters = yield* all<LetterRow>(LETTERS_OF_APPOINTMENT, people, appointmentId);
  return [...links, ...letters.map((row) => ({ ...row, ...NO_LINK }))];
}

/** A reminder that is to leave in some days says nothing of the link that they have now. */
function isForLater({ state, attempts, nextAt }: StateRow, now: Millis): boolean {
  return state === "waiting" && attempts === 0 && nextAt !== null && nextAt > now;
}

function stateFrom(row: StateRow, now: Millis): InvitationState {
  const { personId, madeAt, endsAt, revokedAt, openedAt, state } = row;
  const letterEndedAt = row.letterEndedAt ?? madeAt;
  if (revokedAt !== null) return { personId, state: "ended", at: revokedAt };
  if (openedAt !== null) return { personId, state: "opened", at: openedAt };
  if (state === "undelivered") return { personId, state, at: letterEndedAt };
  if (endsAt <= now) return { personId, state: "ended", at: endsAt };
  if (state === "waiting" || state === "handing-over") return { personId, state: "waiting", at: madeAt };
  return { personId, state: "sent", at: letterEndedAt };
}

export function* invitationsMadeSince(personId: PersonId, since: Millis): Deed<number> {
  return (yield* get<{ made: number }>(MADE_SINCE, personId, since))?.made ?? 0;
}

export function* eraseEndedInvitations(endedBefore: Millis): Deed<number> {
  return yield* run(ERASE_ENDED, endedBefore);
}
