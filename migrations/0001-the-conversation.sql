-- Plain SQL in SQLite's dialect; for PostgreSQL a few words are mapped (src/server/store/postgres/dialect.ts).
-- Times are milliseconds since 1970. A column that is NULL for nearly every row costs nothing.

CREATE TABLE organisations (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  retention_ms INTEGER NOT NULL,
  emergency_number TEXT NOT NULL,
  -- 1 for the one that the installation was set up with, else NULL: being unique, it lets one of two set-ups win.
  is_first INTEGER UNIQUE
);

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  -- One bit a role, in the order in which the protocol lists them.
  roles INTEGER NOT NULL,
  password_hash TEXT,
  -- The words of name and e-mail, folded, each after a space.
  search_key TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX people_of_organisation ON people (organisation_id, search_key);

CREATE TABLE threads (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  version INTEGER NOT NULL,
  activity_at INTEGER NOT NULL,
  -- The current members' ids, ascending, when this is the thread to find for exactly these people.
  member_set TEXT,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX threads_by_members ON threads (organisation_id, member_set);

-- Clustered by person: a badge reads one person's memberships in one go.
CREATE TABLE members (
  person_id INTEGER NOT NULL REFERENCES people,
  thread_id INTEGER NOT NULL REFERENCES threads,
  sees_after INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  read INTEGER NOT NULL,
  -- When this person last read here; 0 for never.
  read_at INTEGER NOT NULL,
  left_at INTEGER,
  PRIMARY KEY (person_id, thread_id)
) WITHOUT ROWID;
CREATE INDEX members_of_thread ON members (thread_id, person_id);

-- What is said about a message, clustered by thread. A deleted message keeps its row until it would have expired:
-- so that clients that were away learn of it, and its client id is not accepted again. No foreign keys: append
-- proves them by what it updates.
CREATE TABLE messages (
  thread_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  author_id INTEGER NOT NULL,
  organisation_id INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  -- The thread's version that the deletion took.
  removed_version INTEGER,
  body_id INTEGER NOT NULL,
  client_id TEXT NOT NULL,
  PRIMARY KEY (thread_id, seq)
) WITHOUT ROWID;
-- The client id first: pages make them in the order of time, so that new ones lie together at the end.
CREATE UNIQUE INDEX messages_by_client ON messages (client_id, author_id, thread_id);
CREATE INDEX messages_by_expiry ON messages (expires_at);
CREATE INDEX messages_removed ON messages (thread_id, removed_version) WHERE removed_version IS NOT NULL;

-- What is said, sealed, in the order of arrival, numbered by the database. SQLite's secure_delete blanks what is
-- deleted, but not the copy that stays behind when a row is moved to another page of its tree. So these rows are
-- never moved: they are added at the end, erased by blanking them where they are (in the same number of bytes, for
-- which erased is 0 or 1 and not NULL), and deleted only when all that lies near them is blank too (see
-- src/server/store/statements/bodies.ts).
CREATE TABLE bodies (
  id INTEGER PRIMARY KEY,
  erased INTEGER NOT NULL,
  organisation_id INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  body BLOB NOT NULL
);
-- Of this table and not of messages: there each entry would end in (thread_id, seq), and lie on a page of its own.
CREATE INDEX bodies_by_epoch ON bodies (epoch, organisation_id) WHERE erased = 0;
CREATE INDEX bodies_by_expiry ON bodies (expires_at) WHERE erased = 0;

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES people,
  started_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
);
CREATE INDEX sessions_by_end ON sessions (ends_at);

-- person_id is 0 for a link that is not for a person: one link a purpose.
CREATE TABLE links (
  kind TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (kind, person_id)
);
