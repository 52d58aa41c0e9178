-- Accounts beyond a password, what administrators set, Support, and the log.

-- 1: those who run the installation. They are people of this organisation, which has no chat and no patients.
ALTER TABLE organisations ADD COLUMN is_support INTEGER NOT NULL DEFAULT 0;
-- 0: Support has turned Clinical Chat off.
ALTER TABLE organisations ADD COLUMN chat_enabled INTEGER NOT NULL DEFAULT 1;
-- IANA name; NULL until an administrator chose one.
ALTER TABLE organisations ADD COLUMN time_zone TEXT;
-- 1: hosts and administrators need a second factor.
ALTER TABLE organisations ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;
-- Automatic log-off of account holders: this long after the last input, and this long after the sign-in at the latest.
ALTER TABLE organisations ADD COLUMN idle_ms INTEGER NOT NULL DEFAULT 900000;
ALTER TABLE organisations ADD COLUMN longest_ms INTEGER NOT NULL DEFAULT 43200000;
-- Sealed: how people sign in at the organisation's own OpenID provider; NULL where there is none.
ALTER TABLE organisations ADD COLUMN single_sign_on BLOB;
-- 0: only there.
ALTER TABLE organisations ADD COLUMN local_sign_in INTEGER NOT NULL DEFAULT 1;

-- Of whose addresses (what stands behind the @) the organisation's provider may speak.
CREATE TABLE sign_on_domains (
  domain TEXT PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations
);

-- 1: runs the installation; has no roles.
ALTER TABLE people ADD COLUMN support INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN deactivated_at INTEGER;
-- When this person last opened a link that was mailed to their address; NULL: never.
ALTER TABLE people ADD COLUMN email_verified_at INTEGER;
-- Keyed hash of the provider's issuer and subject; NULL for who never came from there.
ALTER TABLE people ADD COLUMN subject_hash TEXT;
CREATE UNIQUE INDEX people_by_subject ON people (subject_hash);
-- Sealed secrets of the authenticator app; NULL without one. Pending: shown, but no code of it was seen yet.
ALTER TABLE people ADD COLUMN totp BLOB;
ALTER TABLE people ADD COLUMN totp_pending BLOB;
-- The time step of the last code that was taken: each works once (RFC 6238 5.2).
ALTER TABLE people ADD COLUMN totp_step INTEGER NOT NULL DEFAULT 0;
-- 1: the password was chosen beside a second factor, and is too short to be the only one.
ALTER TABLE people ADD COLUMN password_short INTEGER NOT NULL DEFAULT 0;

-- 1: it went by e-mail, so whoever opens it reads that mail.
ALTER TABLE links ADD COLUMN mailed INTEGER NOT NULL DEFAULT 0;

-- Each works once: its row goes.
CREATE TABLE recovery_codes (
  person_id INTEGER NOT NULL REFERENCES people,
  hash TEXT NOT NULL,
  PRIMARY KEY (person_id, hash)
) WITHOUT ROWID;

CREATE TABLE passkeys (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people,
  -- base64url, as the authenticator names it.
  credential_id TEXT NOT NULL UNIQUE,
  -- COSE (RFC 9052 7).
  public_key BLOB NOT NULL,
  counter INTEGER NOT NULL,
  -- JSON array of what the authenticator said of how it is reached.
  transports TEXT NOT NULL,
  name TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  used_at INTEGER
);
CREATE INDEX passkeys_of_person ON passkeys (person_id);

-- Ceremonies that have begun: the first half of a sign-in, a passkey's challenge, a visit to the organisation's
-- provider. Found by the hash of a token in a cookie of its own, used once, over after a few minutes; or, where a
-- letter asks whether a provider may open an account, by the hash of its link's secret, for an hour.
CREATE TABLE ceremonies (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- NULL where it is not known yet who it is.
  person_id INTEGER,
  -- JSON: a challenge, a verifier. Nothing of a person.
  state TEXT NOT NULL,
  -- Answers so far.
  failures INTEGER NOT NULL DEFAULT 0,
  ends_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX ceremonies_by_end ON ceremonies (ends_at);

-- Of an account holder: ends_at moves with idle_ms up to this.
ALTER TABLE sessions ADD COLUMN longest_ends_at INTEGER;
ALTER TABLE sessions ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
-- "Chrome on Windows": as far as the browser says.
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
-- When the person last proved who they are; sensitive changes ask for that anew.
ALTER TABLE sessions ADD COLUMN proved_at INTEGER NOT NULL DEFAULT 0;
-- 1: may do nothing but set up the second factor that is required of them.
ALTER TABLE sessions ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0;
-- Sessions from before know no such end: their people sign in anew.
DELETE FROM sessions WHERE person_id IN (SELECT id FROM people WHERE guest = 0);

-- An administrator asks Support to turn the chat off or on. It counts from when the link in the letter to their
-- address was opened.
CREATE TABLE chat_requests (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  person_id INTEGER NOT NULL REFERENCES people,
  -- off or on
  wish TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  -- done, declined, or NULL while it waits.
  answer TEXT,
  answered_by INTEGER,
  answered_at INTEGER
);
CREATE INDEX chat_requests_of_organisation ON chat_requests (organisation_id, made_at);

-- Who did what, on what, when, from where, and how it ended. Identifiers only. Each row's hash is over the row and the
-- hash of the one before it: nothing can be changed, taken out or put elsewhere unseen.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- NULL: of the installation.
  organisation_id INTEGER,
  -- account, guest, support, system, nobody
  actor_kind TEXT NOT NULL,
  actor_id INTEGER,
  action TEXT NOT NULL,
  object_kind TEXT,
  object_id INTEGER,
  network TEXT,
  -- done, or the code of the refusal
  outcome TEXT NOT NULL,
  -- JSON of further identifiers and numbers.
  detail TEXT NOT NULL,
  hash BLOB NOT NULL
);
CREATE INDEX audit_of_organisation ON audit (organisation_id, seq);
CREATE INDEX audit_by_time ON audit (at);

-- The last row that was erased because its six years were over: the chain goes on from its hash.
CREATE TABLE audit_beginning (
  only_one INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL
);

-- Whoever has only the program's own way to the database cannot do otherwise: rows come at the end, none is ever changed,
-- and none is erased that the beginning has not passed; and it passes only what is older than six years (of 2,192 days
-- at most). Who may drop a trigger is found by the chain.
CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM audit), (SELECT seq FROM audit_beginning), 0)
BEGIN SELECT RAISE(ABORT, 'a row of the log stands only behind the last one'); END;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
WHEN NEW.seq = NEW.seq
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
WHEN OLD.seq > coalesce((SELECT seq FROM audit_beginning), 0)
BEGIN SELECT RAISE(ABORT, 'the log is kept for six years'); END;
CREATE TRIGGER audit_begins_at_an_old_row BEFORE INSERT ON audit_beginning
WHEN NEW.only_one <> 1 OR NOT EXISTS
  (SELECT 1 FROM audit WHERE seq = NEW.seq AND hash = NEW.hash AND at < unixepoch() * 1000 - 189388800000)
BEGIN SELECT RAISE(ABORT, 'the log is kept for six years'); END;
CREATE TRIGGER audit_beginning_moves_on BEFORE UPDATE ON audit_beginning
WHEN NEW.only_one <> 1 OR NEW.seq <= OLD.seq OR NOT EXISTS
  (SELECT 1 FROM audit WHERE seq = NEW.seq AND hash = NEW.hash AND at < unixepoch() * 1000 - 189388800000)
BEGIN SELECT RAISE(ABORT, 'the log is kept for six years'); END;
CREATE TRIGGER audit_beginning_stays BEFORE DELETE ON audit_beginning
WHEN OLD.seq = OLD.seq
BEGIN SELECT RAISE(ABORT, 'the log is kept for six years'); END;

-- What was sealed in each epoch, counted as it is erased, and when the epoch's key was destroyed.
CREATE TABLE epoch_counts (
  organisation_id INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  files INTEGER NOT NULL,
  destroyed_at INTEGER,
  PRIMARY KEY (organisation_id, epoch)
);
CREATE INDEX epoch_counts_by_end ON epoch_counts (destroyed_at);
