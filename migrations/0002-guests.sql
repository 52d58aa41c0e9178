-- Guests, and what brings them in: contacts, invitations, access codes, appointments (the sessions of the clinic's
-- calendar; the table sessions holds sign-ins), letters. What names a patient is sealed with the organisation's key;
-- what must be found without being read is kept as a keyed hash.

-- Wrapped by the root key; made when the organisation first needs it.
ALTER TABLE organisations ADD COLUMN wrapped_key BLOB;
-- 1: letters name the organisation.
ALTER TABLE organisations ADD COLUMN named_in_letters INTEGER NOT NULL DEFAULT 1;

-- A guest is a person without an account: name and search_key are '', roles is 0, password_hash is NULL, and email is
-- '#' and the id, with which nobody can sign in. The name is sealed.
ALTER TABLE people ADD COLUMN guest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN sealed_name BLOB;
-- When the person was last connected; 0 for never.
ALTER TABLE people ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN deleted_at INTEGER;
-- Those whose name is still to be erased.
CREATE INDEX people_deleted ON people (id) WHERE deleted_at IS NOT NULL AND sealed_name IS NOT NULL;

-- Of a guest's session: it ends this long after the last activity; NULL where ends_at stands as it is.
ALTER TABLE sessions ADD COLUMN idle_ms INTEGER;
CREATE INDEX sessions_of_person ON sessions (person_id);

-- When this member was last written a letter about this thread; 0 for never.
ALTER TABLE members ADD COLUMN notified_at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE contacts (
  person_id INTEGER PRIMARY KEY REFERENCES people,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  -- Sealed: mobile, e-mail, time zone, notes. The name is in people.
  details BLOB NOT NULL,
  mobile_hash TEXT,
  email_hash TEXT,
  changed_at INTEGER NOT NULL
);
CREATE INDEX contacts_by_mobile ON contacts (organisation_id, mobile_hash);
CREATE INDEX contacts_by_email ON contacts (organisation_id, email_hash);

-- Whose own contacts they are: the same person may be known to several hosts.
CREATE TABLE contact_keepers (
  host_id INTEGER NOT NULL REFERENCES people,
  person_id INTEGER NOT NULL REFERENCES contacts,
  PRIMARY KEY (host_id, person_id)
) WITHOUT ROWID;
CREATE INDEX keepers_of_contact ON contact_keepers (person_id);

CREATE TABLE notification_settings (
  person_id INTEGER PRIMARY KEY REFERENCES people,
  -- sms, email, none; NULL: as M12 has it.
  channel TEXT,
  -- Minutes of the day in time_zone; NULL for no quiet hours.
  quiet_from INTEGER,
  quiet_until INTEGER,
  time_zone TEXT,
  -- Of an account holder, who has no contact's details. Sealed.
  mobile BLOB
);

CREATE TABLE appointments (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  host_id INTEGER NOT NULL REFERENCES people,
  thread_id INTEGER NOT NULL REFERENCES threads,
  starts_at INTEGER NOT NULL,
  -- After that its codes and its waiting room are closed.
  ends_at INTEGER NOT NULL,
  made_at INTEGER NOT NULL
);
CREATE INDEX appointments_of_host ON appointments (host_id, starts_at);
CREATE INDEX appointments_by_end ON appointments (ends_at);

CREATE TABLE appointment_people (
  appointment_id INTEGER NOT NULL REFERENCES appointments,
  person_id INTEGER NOT NULL REFERENCES people,
  -- Since when they are waiting; NULL when they are not.
  waiting_since INTEGER,
  -- When the host connected them; NULL until then.
  connected_at INTEGER,
  PRIMARY KEY (appointment_id, person_id)
) WITHOUT ROWID;
CREATE INDEX appointments_of_person ON appointment_people (person_id);

-- Links of letters: /i#<secret>. Kept for a while after their end, so that an ended one can be renewed.
CREATE TABLE invitations (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  person_id INTEGER NOT NULL REFERENCES people,
  thread_id INTEGER,
  appointment_id INTEGER,
  hash TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  -- A day after it was sent. Until it was sent: two days after it was made.
  ends_at INTEGER NOT NULL,
  revoked_at INTEGER,
  -- Of the device that opened it first, and may open it again.
  device_hash TEXT,
  opened_at INTEGER
);
CREATE INDEX invitations_of_person ON invitations (person_id);
CREATE INDEX invitations_by_end ON invitations (ends_at);

CREATE TABLE access_codes (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  person_id INTEGER NOT NULL REFERENCES people,
  thread_id INTEGER NOT NULL,
  -- NULL for the code of a chat.
  appointment_id INTEGER,
  hash TEXT NOT NULL UNIQUE,
  -- Of the digits with the last four of the mobile number, as a keyed hash; NULL without a mobile.
  proof_hash TEXT,
  -- Sealed: the nine digits, for the host to read out.
  code BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
);
CREATE INDEX codes_of_person ON access_codes (person_id, thread_id);
CREATE INDEX codes_of_thread ON access_codes (thread_id);
CREATE INDEX codes_by_end ON access_codes (ends_at);

-- How many wrong codes were tried in the whole installation on a day (UTC, days since 1970).
CREATE TABLE wrong_codes (
  day INTEGER PRIMARY KEY,
  tried INTEGER NOT NULL,
  -- How often somebody asked to be let in by name, with a right code or a wrong one.
  by_name INTEGER NOT NULL DEFAULT 0
);

-- Somebody at the door with a right code who is to be let in by name.
CREATE TABLE admissions (
  id INTEGER PRIMARY KEY,
  code_id INTEGER NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  -- Sealed: what they say their name is.
  name BLOB NOT NULL,
  asked_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  admitted_at INTEGER
);

CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  person_id INTEGER NOT NULL REFERENCES people,
  -- Whose link it carries, which is valid for a day from when it was sent.
  invitation_id INTEGER,
  appointment_id INTEGER,
  -- invitation, notification, reminder, waiting
  kind TEXT NOT NULL,
  -- sms or email
  channel TEXT NOT NULL,
  -- Sealed: address, subject, text. Blanked when it has left.
  sealed BLOB NOT NULL,
  -- waiting, handing-over, sent, undelivered
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  ended_at INTEGER,
  -- Why it was not delivered: a code, nothing of the person.
  problem TEXT
);
CREATE INDEX letters_by_state ON letters (state, next_at);
CREATE INDEX letters_of_person ON letters (person_id, made_at);

-- Numbers that want no texts. By a hash keyed for the whole installation, which sends from one number.
CREATE TABLE opt_outs (
  mobile_hash TEXT NOT NULL PRIMARY KEY,
  since INTEGER NOT NULL,
  -- What they wrote, as one of the words that are known; or carrier.
  word TEXT NOT NULL
) WITHOUT ROWID;
