-- What people add, and the custody chain: see docs/case-format.md.

CREATE TABLE custody (
  sequence  INTEGER PRIMARY KEY,
  time_ns   INTEGER NOT NULL,
  actor     TEXT NOT NULL,
  host      TEXT NOT NULL,
  action    TEXT NOT NULL,
  details   TEXT NOT NULL,
  previous  TEXT NOT NULL,
  hash      TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER custody_is_append_only_update BEFORE UPDATE ON custody
BEGIN SELECT RAISE (ABORT, 'the custody chain is append-only'); END;

CREATE TRIGGER custody_is_append_only_delete BEFORE DELETE ON custody
BEGIN SELECT RAISE (ABORT, 'the custody chain is append-only'); END;

CREATE TABLE tag (
  id       TEXT PRIMARY KEY,
  locator  TEXT NOT NULL,
  name     TEXT NOT NULL,
  colour   TEXT,
  actor    TEXT NOT NULL,
  time_ns  INTEGER NOT NULL
) STRICT;

CREATE TABLE note (
  id       TEXT PRIMARY KEY,
  locator  TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind = 'fact' OR kind = 'interpretation' OR kind = 'opinion'),
  body     TEXT NOT NULL,
  actor    TEXT NOT NULL,
  time_ns  INTEGER NOT NULL
) STRICT;
