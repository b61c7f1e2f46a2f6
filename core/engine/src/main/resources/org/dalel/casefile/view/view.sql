-- Index of the workbench over one moment of a case; can be deleted, is made again.

CREATE TABLE about (
  stamp TEXT NOT NULL,
  rows  INTEGER NOT NULL
) STRICT;

CREATE TABLE row (
  id          INTEGER PRIMARY KEY,
  node        INTEGER NOT NULL,
  item_id     INTEGER NOT NULL,
  content_id  INTEGER,
  locator     TEXT NOT NULL,
  locator_key INTEGER NOT NULL,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,
  extension   TEXT,
  kind        TEXT NOT NULL,
  state       TEXT NOT NULL,
  status      TEXT NOT NULL,
  why         TEXT,
  type        TEXT,
  size        INTEGER,
  mtime       INTEGER,
  atime       INTEGER,
  ctime       INTEGER,
  crtime      INTEGER,
  md5         BLOB,
  sha256      BLOB,
  inside      INTEGER,
  container_id INTEGER,
  entry       INTEGER
) STRICT;

CREATE TABLE node (
  id       INTEGER PRIMARY KEY,
  parent   INTEGER,
  kind     TEXT NOT NULL CHECK (kind = 'evidence' OR kind = 'file system' OR kind = 'folder' OR kind = 'container' OR kind = 'document'),
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL,
  row      INTEGER,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  children INTEGER NOT NULL
) STRICT;

CREATE TABLE sorting (
  name TEXT PRIMARY KEY,
  rows BLOB NOT NULL
) STRICT, WITHOUT ROWID;
