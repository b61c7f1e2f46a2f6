-- Artifacts at each of their places, by type and then in the order of exports, and what hangs on them.

CREATE TABLE artifact (
  id         INTEGER PRIMARY KEY,
  case_id    INTEGER NOT NULL,
  row        INTEGER NOT NULL,
  type       TEXT NOT NULL,
  plugin     TEXT NOT NULL,
  version    TEXT NOT NULL,
  state      TEXT NOT NULL,
  confidence TEXT NOT NULL,
  position   TEXT,
  fields     TEXT NOT NULL
) STRICT;

CREATE TABLE artifact_type (
  type  TEXT PRIMARY KEY,
  first INTEGER NOT NULL,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE identifier (
  case_id INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  value   TEXT NOT NULL,
  raw     TEXT NOT NULL,
  role    TEXT NOT NULL
) STRICT;

-- identifiers, those of the most artifacts first
CREATE TABLE frequent (
  things INTEGER NOT NULL,
  kind   TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (things DESC, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id          INTEGER PRIMARY KEY,
  artifact    INTEGER NOT NULL,
  time        INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;

CREATE TABLE timeline (
  kind  TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  times BLOB NOT NULL,
  refs  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
  id           INTEGER PRIMARY KEY,
  evidence     TEXT NOT NULL,
  service      TEXT NOT NULL,
  name         TEXT NOT NULL,
  participants TEXT NOT NULL,
  messages     INTEGER NOT NULL,
  deleted      INTEGER NOT NULL,
  first        INTEGER,
  last         INTEGER
) STRICT;

CREATE TABLE message (
  conversation INTEGER NOT NULL,
  number       INTEGER NOT NULL,
  time         INTEGER,
  artifact     INTEGER NOT NULL,
  own          INTEGER NOT NULL,
  PRIMARY KEY (conversation, number)
) STRICT, WITHOUT ROWID;

-- rows with the content of an attachment of a message, of those whose digest is known
CREATE TABLE attached (
  sha256 BLOB NOT NULL,
  row    INTEGER NOT NULL,
  PRIMARY KEY (sha256, row)
) STRICT, WITHOUT ROWID;
