-- When the day ends for which an upload counts. It is kept with the upload, so that another time zone begins no day early.
ALTER TABLE counted_uploads ADD COLUMN counts_until INTEGER NOT NULL DEFAULT 0;
UPDATE counted_uploads SET counts_until = begun_at + 86400000;
