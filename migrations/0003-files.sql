-- Files that people send. What they hold lies sealed in a home of its own (src/server/files/); here is what is known of
-- them. A message with a file has the file's name, kind and size in its own sealed body.

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL,
  thread_id INTEGER NOT NULL,
  author_id INTEGER NOT NULL,
  -- Of the message that it becomes.
  client_id TEXT NOT NULL,
  -- Plain bytes: in all, and how many of them are on disk.
  size INTEGER NOT NULL,
  received INTEGER NOT NULL,
  -- uploading; whole: all is there, and the message is not yet; sent; gone: to be removed from its home
  state TEXT NOT NULL,
  -- Of the key's wrapping: when the upload began, and from the message on when that was accepted.
  epoch INTEGER NOT NULL,
  -- Blanked when the file is gone, in the same number of bytes.
  wrapped_key BLOB NOT NULL,
  -- Sealed with the file's key: its name, and what else the uploading program said of it.
  details BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  -- When the last bytes came.
  touched_at INTEGER NOT NULL,
  -- Of the message; NULL until there is one.
  seq INTEGER,
  expires_at INTEGER
);
CREATE UNIQUE INDEX files_of_message ON files (thread_id, seq);
CREATE INDEX files_by_epoch ON files (epoch, organisation_id);
CREATE INDEX files_by_state ON files (state, touched_at);
CREATE INDEX files_by_expiry ON files (expires_at);

-- What counts against a person's day: also a file that was deleted, but not an upload that was given up. Kept for two
-- days, so that the day may begin at midnight wherever the person is.
CREATE TABLE counted_uploads (
  file_id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL,
  size INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  -- When the day ends for which it counts: kept here, so that another time zone begins no day early.
  counts_until INTEGER NOT NULL
);
CREATE INDEX counted_of_person ON counted_uploads (person_id, begun_at);
CREATE INDEX counted_by_time ON counted_uploads (begun_at);

-- What the scanner refused: whose it was and when, for the administrators; nothing of the file. Kept for 30 days.
CREATE TABLE refused_files (
  file_id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL,
  author_id INTEGER NOT NULL,
  -- The code of the refusal (src/shared/protocol/error-codes.ts).
  code TEXT NOT NULL,
  refused_at INTEGER NOT NULL
);
CREATE INDEX refused_files_of_organisation ON refused_files (organisation_id, refused_at);
CREATE INDEX refused_files_by_time ON refused_files (refused_at);
