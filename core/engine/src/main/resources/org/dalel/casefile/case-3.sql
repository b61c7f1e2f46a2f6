-- Dalel case, schema version 3: extractors that look at a place, and what is locked.

CREATE TABLE context_result (
  item_id   INTEGER NOT NULL REFERENCES item (id),
  extractor TEXT NOT NULL,
  PRIMARY KEY (item_id, extractor)
) STRICT, WITHOUT ROWID;

CREATE TABLE content_wanted (
  content_id INTEGER NOT NULL REFERENCES content (id),
  extractor  TEXT NOT NULL,
  PRIMARY KEY (content_id, extractor)
) STRICT, WITHOUT ROWID;

CREATE TABLE extraction (
  id         INTEGER PRIMARY KEY,
  content_id INTEGER REFERENCES content (id),
  item_id    INTEGER REFERENCES item (id),
  extractor  TEXT NOT NULL,
  tried_with TEXT,
  CHECK ((content_id IS NULL) <> (item_id IS NULL))
) STRICT;

CREATE TABLE lock (
  extraction_id INTEGER NOT NULL REFERENCES extraction (id),
  name          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  attempts      INTEGER NOT NULL,
  opened_by     TEXT
) STRICT;

CREATE TABLE secret (
  id            INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind = 'password' OR kind = 'seed-phrase' OR kind = 'key'),
  value         TEXT NOT NULL,
  source        TEXT NOT NULL,
  extraction_id INTEGER REFERENCES extraction (id)
) STRICT;
