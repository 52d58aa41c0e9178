import type { InvitationId, LetterId, Millis, OrganisationId } from "../../domain/identifiers.ts";
import { UNSENT_INVITATION_MS } from "../../domain/periods.ts";
import type { NewInvitation } from "../../ports/contact-store.ts";
import {
  LETTER_STATES,
  type LetterRecord,
  type LetterState,
  type NewLetter,
} from "../../ports/letter-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { type RowOf, recordFrom } from "../record-from.ts";
import { putInvitation } from "./invitations.ts";

const PUT = statement(`
  INSERT INTO letters (id, organisation_id, person_id, invitation_id, appointment_id, kind, channel, sealed, state,
    attempts, next_at, made_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, $9, $10)`);

/** Changes nothing but takes the person's row, so that on PostgreSQL those who write to them at once do so in turn. */
const LOCK = statement("UPDATE people SET guest = guest WHERE id = $1");
const WITHIN_A_DAY = statement(`
  SELECT count(*) AS "letters" FROM letters WHERE person_id = $1 AND next_at > $2 AND next_at <= $3`);
const DAY_MS: Millis = 24 * 60 * 60_000;

const COLUMNS = `
  l.id, l.organisation_id AS "organisationId", l.person_id AS "personId", l.invitation_id AS "invitationId",
  l.appointment_id AS "appointmentId", l.kind, l.channel, l.sealed, l.next_at AS "nextAt", l.made_at AS "madeAt",
  l.attempts, l.problem`;
const LETTERS = "letters l JOIN people p ON p.id = l.person_id";
/** While Support has turned the chat off, letters that lead to it wait; those about somebody's account do not. */
const MAY_LEAVE = (letters: string) => `(
  ${letters}.kind NOT IN ('invitation', 'notification', 'reminder', 'waiting')
  OR EXISTS (SELECT 1 FROM organisations o WHERE o.id = ${letters}.organisation_id AND o.chat_enabled = 1))`;
const DUE = statement(`
  SELECT ${COLUMNS} FROM ${LETTERS}
  WHERE l.state = 'waiting' AND l.next_at <= $1 AND p.deleted_at IS NULL AND p.deactivated_at IS NULL
    AND ${MAY_LEAVE("l")}
  ORDER BY l.next_at, l.id LIMIT $2`);
const UNDELIVERED = statement(`
  SELECT ${COLUMNS} FROM ${LETTERS}
  WHERE l.state = 'undelivered' AND l.organisation_id = $1 AND p.deleted_at IS NULL
  ORDER BY l.made_at DESC, l.id DESC LIMIT $2`);

const COUNT_UNDELIVERED = statement(`
  SELECT count(*) AS "letters" FROM ${LETTERS}
  WHERE l.state = 'undelivered' AND l.organisation_id = $1 AND p.deleted_at IS NULL`);

/** Not those of which the time has not come: a reminder may be for next month. */
const COUNT_WAITING = statement(`
  SELECT count(*) AS "letters" FROM ${LETTERS}
  WHERE l.organisation_id = $1 AND p.deleted_at IS NULL
    AND (l.state = 'handing-over' OR (l.state = 'waiting' AND (l.attempts > 0 OR l.next_at <= $2)))`);

const COUNT_BY_STATE = statement(
  `SELECT state AS "state", count(*) AS "letters" FROM letters GROUP BY state`,
);

/** Of two who would send it at once, one does. */
const HAND_OVER = statement(`
  UPDATE letters SET state = 'handing-over' WHERE id = $1 AND state = 'waiting'
    AND ${MAY_LEAVE("letters")} AND NOT EXISTS (SELECT 1 FROM people WHERE id = letters.person_id AND deleted_at IS NOT NULL)`);
/** In the same number of bytes, so that they are overwritten where they lie. */
const SENT = statement(`
  UPDATE letters SET state = 'sent', ended_at = $2, problem = NULL, sealed = zeroblob(length(sealed))
  WHERE id = $1 RETURNING invitation_id AS "invitationId"`);
const LINK_ENDS = statement("UPDATE invitations SET ends_at = $2 WHERE id = $1");
const AGAIN = statement(`
  UPDATE letters SET state = 'waiting', attempts = attempts + 1, next_at = $2, problem = $3
  WHERE id = $1 AND state IN ('waiting', 'handing-over')`);
const GIVE_UP = statement(`
  UPDATE letters SET state = 'undelivered', attempts = attempts + 1, ended_at = $2, problem = $3
  WHERE id = $1 AND state IN ('waiting', 'handing-over')`);
const RECOVER = statement(`
  UPDATE letters SET state = 'undelivered', ended_at = $1, problem = 'may-have-arrived'
  WHERE state = 'handing-over'`);
const RETRY = statement(`
  UPDATE letters SET state = 'waiting', attempts = 0, next_at = $3, ended_at = NULL, problem = NULL
  WHERE id = $1 AND organisation_id = $2 AND state = 'undelivered'
  RETURNING invitation_id AS "invitationId"`);
const LINK_LASTS = statement("UPDATE invitations SET ends_at = $2 WHERE id = $1 AND ends_at < $2");
const DISMISS = statement(
  "DELETE FROM letters WHERE id = $1 AND organisation_id = $2 AND state = 'undelivered'",
);

const ERASE_ENDED = statement(
  "DELETE FROM letters WHERE state IN ('sent', 'undelivered') AND ended_at <= $1",
);
/** What was being handed over while its person was deleted, and did not leave. */
const ERASE_OF_DELETED = statement(`
  DELETE FROM letters WHERE state IN ('waiting', 'undelivered')
    AND EXISTS (SELECT 1 FROM people WHERE id = letters.person_id AND deleted_at IS NOT NULL)`);

type LetterRow = RowOf<LetterRecord>;

export function* putLetter(
  letter: NewLetter & { readonly mostADay?: number },
  invitation?: NewInvitation,
): Deed<boolean> {
  if (letter.mostADay !== undefined && !(yield* hasRoom(letter, letter.mostADay))) return false;
  if (invitation) yield* putInvitation(invitation);
  const { id, organisationId, personId, invitationId, appointmentId, kind, channel } = letter;
  const carries = [invitationId ?? null, appointmentId ?? null] as const;
  const { sealed, nextAt, madeAt } = letter;
  yield* run(PUT, id, organisationId, personId, ...carries, kind, channel, sealed, nextAt, madeAt);
  return true;
}

function* hasRoom({ personId, nextAt }: NewLetter, most: number): Deed<boolean> {
  yield* run(LOCK, personId);
  const found = yield* get<{ letters: number }>(WITHIN_A_DAY, personId, nextAt - DAY_MS, nextAt);
  return (found?.letters ?? 0) < most;
}

export function* dueLetters(now: Millis, limit: number): Deed<LetterRecord[]> {
  return (yield* all<LetterRow>(DUE, now, limit)).map((row) => recordFrom<LetterRecord>(row));
}

export function* undeliveredLetters(organisationId: OrganisationId, limit: number): Deed<LetterRecord[]> {
  return (yield* all<LetterRow>(UNDELIVERED, organisationId, limit)).map((row) =>
    recordFrom<LetterRecord>(row),
  );
}

export function* countWaitingLetters(organisationId: OrganisationId, now: Millis): Deed<number> {
  return (yield* get<{ letters: number }>(COUNT_WAITING, organisationId, now))?.letters ?? 0;
}

export function* countUndeliveredLetters(organisationId: OrganisationId): Deed<number> {
  return (yield* get<{ letters: number }>(COUNT_UNDELIVERED, organisationId))?.letters ?? 0;
}

export function* countLettersByState(): Deed<Record<LetterState, number>> {
  const found = new Map(
    (yield* all<{ state: string; letters: number }>(COUNT_BY_STATE)).map(({ state, letters }) => [
      state,
      letters,
    ]),
  );
  const counts = LETTER_STATES.map((state) => [state, Number(found.get(state) ?? 0)]);
  return Object.fromEntries(counts);
}

export function* handOverLetter(id: LetterId): Deed<boolean> {
  return (yield* run(HAND_OVER, id)) === 1;
}

export function* letterSent(id: LetterId, now: Millis, linkEndsAt: Millis): Deed<void> {
  const sent = yield* get<{ invitationId: InvitationId | null }>(SENT, id, now);
  if (sent && sent.invitationId !== null) yield* run(LINK_ENDS, sent.invitationId, linkEndsAt);
}

export function* sendLetterAgain(id: LetterId, nextAt: Millis, problem: string): Deed<void> {
  yield* run(AGAIN, id, nextAt, problem);
}

export function* letterUndelivered(id: LetterId, now: Millis, problem: string): Deed<void> {
  yield* run(GIVE_UP, id, now, problem);
}

export function* recoverLetters(now: Millis): Deed<number> {
  return yield* run(RECOVER, now);
}

/** Its link may have ended meanwhile: it gets the time that a new one has. */
export function* retryLetter(id: LetterId, organisationId: OrganisationId, now: Millis): Deed<boolean> {
  const retried = yield* get<{ invitationId: InvitationId | null }>(RETRY, id, organisationId, now);
  if (retried === undefined) return false;
  if (retried.invitationId !== null) yield* run(LINK_LASTS, retried.invitationId, now + UNSENT_INVITATION_MS);
  return true;
}

export function* dismissLetter(id: LetterId, organisationId: OrganisationId): Deed<boolean> {
  return (yield* run(DISMISS, id, organisationId)) === 1;
}

export function* eraseEndedLetters(endedBefore: Millis): Deed<number> {
  return (yield* run(ERASE_ENDED, endedBefore)) + (yield* run(ERASE_OF_DELETED));
}
