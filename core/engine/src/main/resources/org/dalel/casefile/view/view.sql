-- Index of the workbench over one moment of a case; can be deleted, is made again.

CREATE TABLE about (
  stamp       TEXT NOT NULL,
  rows        INTEGER NOT NULL,
  recent_from INTEGER NOT NULL,
  recent_to   INTEGER NOT NULL
) STRICT;

CREATE TABLE row (
  id          INTEGER PRIMARY KEY,
  node        INTEGER NOT NULL,
  item_id     INTEGER NOT NULL,
  content_id  INTEGER,
  locator     TEXT NOT NULL,
  locator_key INTEGER NOT NULL,
  name        TEXT NOT NULL,
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

-- columns and orders of the rows: numbers one after the other, in little-endian order
CREATE TABLE stored (
  name TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE word (
  name TEXT NOT NULL,
  code INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (name, code)
) STRICT, WITHOUT ROWID;

-- whose the artifacts are: a content (entry -1, item_id 0), an entry of it (item_id 0) or an item (content_id 0)
CREATE TABLE artifact_owner (
  content_id INTEGER NOT NULL,
  entry      INTEGER NOT NULL,
  item_id    INTEGER NOT NULL,
  id         INTEGER NOT NULL,
  PRIMARY KEY (content_id, entry, item_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentioned (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  normalised TEXT NOT NULL,
  mentions   INTEGER NOT NULL,
  places     INTEGER NOT NULL
) STRICT;

CREATE TABLE mentioned_at (
  identifier INTEGER NOT NULL,
  content_id INTEGER NOT NULL,
  entry      INTEGER NOT NULL,
  item_id    INTEGER NOT NULL,
  PRIMARY KEY (identifier, content_id, entry, item_id)
) STRICT, WITHOUT ROWID;
