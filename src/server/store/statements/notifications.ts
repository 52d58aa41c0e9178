import type { Channel } from "../../../shared/protocol/guest-bodies.ts";
import type { Millis, PersonId, ThreadId } from "../../domain/identifiers.ts";
import type { NotificationSettings, UnnotifiedMember } from "../../ports/notification-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";

const SETTINGS = statement(`
  SELECT channel, quiet_from AS "quietFrom", quiet_until AS "quietUntil", time_zone AS "timeZone", mobile
  FROM notification_settings WHERE person_id = $1`);
const SAVE = statement(`
  INSERT INTO notification_settings (person_id, channel, quiet_from, quiet_until, time_zone, mobile)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (person_id) DO UPDATE SET channel = excluded.channel, quiet_from = excluded.quiet_from,
    quiet_until = excluded.quiet_until, time_zone = excluded.time_zone, mobile = excluded.mobile`);
const KEEP_DEVICE_ZONE = statement(`
  INSERT INTO notification_settings (person_id, time_zone) VALUES ($1, $2)
  ON CONFLICT (person_id) DO UPDATE SET time_zone = excluded.time_zone
  WHERE notification_settings.time_zone IS NULL`);

/**
 * Threads where nothing was said for as long as a message lives are passed over without a look at their members.
 * Whoever was away longest comes first, so that those who are here do not use up the limit. CROSS JOIN keeps SQLite to this order of the tables.
 */
const UNNOTIFIED = statement(`
  SELECT m.person_id AS "personId", m.thread_id AS "threadId", t.organisation_id AS "organisationId", p.guest, p.email
  FROM threads t CROSS JOIN organisations o CROSS JOIN members m CROSS JOIN people p
  WHERE o.id = t.organisation_id AND o.chat_enabled = 1 AND t.activity_at > $2 - o.retention_ms
    AND m.thread_id = t.id AND m.left_at IS NULL AND t.version > m.read
    AND p.id = m.person_id AND p.deleted_at IS NULL AND (m.notified_at = 0 OR m.notified_at < p.seen_at)
    AND EXISTS (SELECT 1 FROM messages x
      WHERE x.thread_id = m.thread_id AND x.seq > CASE WHEN m.read > m.sees_after THEN m.read ELSE m.sees_after END
        AND x.author_id <> m.person_id AND x.accepted_at <= $1 AND x.expires_at > $2
        AND x.removed_version IS NULL)
  ORDER BY p.seen_at, m.person_id, m.thread_id LIMIT $3`);
const NOTIFIED = statement(`
  UPDATE members SET notified_at = $3 WHERE person_id = $1 AND thread_id = $2 AND notified_at < $3`);
const SEEN = statement("UPDATE people SET seen_at = $2 WHERE id = $1 AND seen_at < $2");

const OPT_OUT = statement(`
  INSERT INTO opt_outs (mobile_hash, since, word) VALUES ($1, $2, $3) ON CONFLICT (mobile_hash) DO NOTHING`);
const OPT_IN = statement("DELETE FROM opt_outs WHERE mobile_hash = $1");
const OPTED_OUT = statement(`
  SELECT mobile_hash AS "hash", since FROM opt_outs WHERE mobile_hash IN (SELECT atom FROM json_each($1))`);

interface SettingsRow {
  channel: Channel | null;
  quietFrom: number | null;
  quietUntil: number | null;
  timeZone: string | null;
  mobile: Uint8Array | null;
}

type UnnotifiedRow = Omit<UnnotifiedMember, "guest"> & { guest: number };

export function* notificationSettings(personId: PersonId): Deed<NotificationSettings> {
  const row = yield* get<SettingsRow>(SETTINGS, personId);
  const { quietFrom = null, quietUntil = null } = row ?? {};
  return {
    channel: row?.channel ?? undefined,
    quiet: quietFrom === null || quietUntil === null ? undefined : { from: quietFrom, until: quietUntil },
    timeZone: row?.timeZone ?? undefined,
    mobile: row?.mobile ?? undefined,
  };
}

export function* saveNotificationSettings(personId: PersonId, settings: NotificationSettings): Deed<void> {
  const { channel, quiet, timeZone, mobile } = settings;
  const hours = [quiet?.from ?? null, quiet?.until ?? null] as const;
  yield* run(SAVE, personId, channel ?? null, ...hours, timeZone ?? null, mobile ?? null);
}

export function* keepDeviceZone(personId: PersonId, timeZone: string): Deed<void> {
  yield* run(KEEP_DEVICE_ZONE, personId, timeZone);
}

export function* unnotified(unreadSince: Millis, now: Millis, limit: number): Deed<UnnotifiedMember[]> {
  const rows = yield* all<UnnotifiedRow>(UNNOTIFIED, unreadSince, now, limit);
  return rows.map(({ guest, email, ...row }) => ({
    ...row,
    guest: guest === 1,
    email: guest === 1 ? "" : email,
  }));
}

export function* notified(personId: PersonId, threadId: ThreadId, now: Millis): Deed<void> {
  yield* run(NOTIFIED, personId, threadId, now);
}

export function* seen(personId: PersonId, now: Millis): Deed<void> {
  yield* run(SEEN, personId, now);
}

export function* optOut(mobileHash: string, word: string, now: Millis): Deed<void> {
  yield* run(OPT_OUT, mobileHash, now, word);
}

export function* optIn(mobileHash: string): Deed<void> {
  yield* run(OPT_IN, mobileHash);
}

export function* optedOut(mobileHashes: readonly string[]): Deed<ReadonlyMap<string, Millis>> {
  const rows = yield* all<{ hash: string; since: Millis }>(OPTED_OUT, JSON.stringify(mobileHashes));
  return new Map(rows.map(({ hash, since }) => [hash, since]));
}
