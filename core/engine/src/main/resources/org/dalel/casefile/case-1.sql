-- Dalel case, first step of the schema: see docs/case-format.md for every table and column.
-- Checks name each value by itself: for "x IN (...)" SQLite makes and fills a table at every row.

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  id            INTEGER PRIMARY KEY,
  label         TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL CHECK (kind = 'image' OR kind = 'device' OR kind = 'folder' OR kind = 'file'),
  format        TEXT NOT NULL,
  source        TEXT NOT NULL,
  segments      TEXT NOT NULL,
  size          INTEGER NOT NULL,
  sector_size   INTEGER NOT NULL,
  acquisition   TEXT NOT NULL,
  read_only     INTEGER,
  added_ns      INTEGER NOT NULL,
  status        TEXT NOT NULL,
  why           TEXT,
  structure_read INTEGER NOT NULL DEFAULT 0,
  digests       TEXT NOT NULL DEFAULT '{}',
  stored_digests TEXT NOT NULL DEFAULT '{}',
  digest_state  TEXT NOT NULL DEFAULT 'not verified'
) STRICT;

CREATE TABLE volume (
  id          INTEGER PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  start       INTEGER NOT NULL,
  length      INTEGER NOT NULL,
  scheme      TEXT NOT NULL,
  description TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind = 'allocated' OR kind = 'unallocated' OR kind = 'metadata' OR kind = 'whole'),
  status      TEXT NOT NULL CHECK (status = 'examined' OR status = 'skipped' OR status = 'encrypted' OR status = 'unsupported' OR status = 'unreadable' OR status = 'failed'),
  why         TEXT
) STRICT;

CREATE TABLE file_system (
  id            INTEGER PRIMARY KEY,
  evidence_id   INTEGER NOT NULL REFERENCES evidence (id),
  volume_id     INTEGER NOT NULL REFERENCES volume (id),
  start         INTEGER NOT NULL,
  pool_volume   TEXT,
  type          TEXT NOT NULL,
  label         TEXT,
  identity      TEXT,
  block_size    INTEGER NOT NULL,
  block_count   INTEGER NOT NULL,
  first_meta    INTEGER NOT NULL,
  last_meta     INTEGER NOT NULL,
  root_meta     INTEGER NOT NULL,
  allocated_bytes   INTEGER,
  unallocated_bytes INTEGER,
  enumerated    INTEGER NOT NULL DEFAULT 0,
  status        TEXT NOT NULL CHECK (status = 'examined' OR status = 'skipped' OR status = 'encrypted' OR status = 'unsupported' OR status = 'unreadable' OR status = 'failed'),
  why           TEXT
) STRICT;

CREATE TABLE item (
  id             INTEGER PRIMARY KEY,
  evidence_id    INTEGER NOT NULL REFERENCES evidence (id),
  file_system_id INTEGER REFERENCES file_system (id),
  path           TEXT NOT NULL,
  stream         TEXT,
  meta_addr      INTEGER,
  meta_seq       INTEGER,
  attr_type      INTEGER,
  attr_id        INTEGER,
  kind           TEXT NOT NULL CHECK (kind = 'file' OR kind = 'dir' OR kind = 'link' OR kind = 'virtual' OR kind = 'other'),
  state          TEXT NOT NULL CHECK (state = 'allocated' OR state = 'deleted' OR state = 'orphan'),
  reallocated    INTEGER NOT NULL DEFAULT 0,
  size           INTEGER,
  init_size      INTEGER,
  alloc_size     INTEGER,
  flags          INTEGER NOT NULL DEFAULT 0,
  mtime          INTEGER,
  atime          INTEGER,
  ctime          INTEGER,
  crtime         INTEGER,
  raw_times      TEXT,
  more_times     TEXT,
  mode           INTEGER,
  uid            INTEGER,
  gid            INTEGER,
  links          INTEGER,
  link_target    TEXT,
  owner_sid      TEXT,
  recovery       TEXT CHECK (recovery = 'intact' OR recovery = 'partly overwritten' OR recovery = 'overwritten' OR recovery = 'unknown'),
  first_byte     INTEGER,
  runs           BLOB,
  readable       INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE content (
  id             INTEGER PRIMARY KEY,
  sha256         BLOB,
  md5            BLOB,
  sha1           BLOB,
  more_digests   TEXT,
  size           INTEGER NOT NULL,
  type           TEXT,
  complete       INTEGER NOT NULL,
  status         TEXT NOT NULL CHECK (status = 'identified' OR status = 'parsed' OR status = 'known' OR status = 'encrypted' OR status = 'unsupported' OR status = 'limited' OR status = 'failed'),
  why            TEXT,
  charset        TEXT,
  text_length    INTEGER NOT NULL DEFAULT 0,
  text_truncated INTEGER NOT NULL DEFAULT 0,
  metadata       TEXT,
  closure_count  INTEGER NOT NULL DEFAULT 0,
  closure_bytes  INTEGER NOT NULL DEFAULT 0,
  closure_height INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE item_result (
  item_id    INTEGER PRIMARY KEY REFERENCES item (id),
  content_id INTEGER REFERENCES content (id),
  status     TEXT NOT NULL CHECK (status = 'examined' OR status = 'skipped' OR status = 'encrypted' OR status = 'unsupported' OR status = 'unreadable' OR status = 'failed'),
  why        TEXT,
  bytes_read INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE embedded (
  content_id INTEGER NOT NULL REFERENCES content (id),
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL,
  kind       TEXT NOT NULL DEFAULT 'embedded',
  size       INTEGER,
  mtime      INTEGER,
  crtime     INTEGER,
  child_id   INTEGER REFERENCES content (id),
  status     TEXT NOT NULL,
  why        TEXT,
  PRIMARY KEY (content_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE artifact (
  id             INTEGER PRIMARY KEY,
  content_id     INTEGER REFERENCES content (id),
  item_id        INTEGER REFERENCES item (id),
  plugin         TEXT NOT NULL,
  plugin_version TEXT NOT NULL,
  type           TEXT NOT NULL,
  state          TEXT NOT NULL,
  confidence     TEXT NOT NULL,
  position       TEXT,
  fields         TEXT NOT NULL,
  CHECK ((content_id IS NULL) <> (item_id IS NULL))
) STRICT;

CREATE TABLE identifier (
  artifact_id INTEGER NOT NULL REFERENCES artifact (id),
  kind        TEXT NOT NULL,
  normalised  TEXT NOT NULL,
  raw         TEXT NOT NULL,
  role        TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  artifact_id INTEGER NOT NULL REFERENCES artifact (id),
  time_ns     INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;

CREATE TABLE hash_set (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  source  TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  digests INTEGER NOT NULL
) STRICT;

CREATE TABLE hash_hit (
  content_id  INTEGER NOT NULL REFERENCES content (id),
  hash_set_id INTEGER NOT NULL REFERENCES hash_set (id),
  PRIMARY KEY (content_id, hash_set_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id         INTEGER PRIMARY KEY,
  started_ns INTEGER NOT NULL,
  ended_ns   INTEGER,
  outcome    TEXT NOT NULL,
  versions   TEXT NOT NULL,
  settings   TEXT NOT NULL,
  host       TEXT NOT NULL
) STRICT;

CREATE TABLE failure (
  id          INTEGER PRIMARY KEY,
  run_id      INTEGER NOT NULL REFERENCES run (id),
  evidence_id INTEGER REFERENCES evidence (id),
  item_id     INTEGER REFERENCES item (id),
  content_id  INTEGER REFERENCES content (id),
  place       TEXT,
  stage       TEXT NOT NULL,
  kind        TEXT NOT NULL,
  message     TEXT NOT NULL
) STRICT;

CREATE TABLE bad_range (
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  start       INTEGER NOT NULL,
  length      INTEGER NOT NULL,
  reason      TEXT NOT NULL,
  PRIMARY KEY (evidence_id, start, length)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  id       INTEGER PRIMARY KEY,
  subject  TEXT NOT NULL CHECK (subject = 'evidence' OR subject = 'file system' OR subject = 'item'),
  subject_id INTEGER NOT NULL,
  sha256   BLOB,
  stage    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  message  TEXT NOT NULL
) STRICT;
