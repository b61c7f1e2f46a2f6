-- Dalel case, schema version 5: what containers say of their entries, and what extractors find at a place inside one.

ALTER TABLE embedded ADD COLUMN atime INTEGER;
ALTER TABLE embedded ADD COLUMN ctime INTEGER;
ALTER TABLE embedded ADD COLUMN mode INTEGER;
ALTER TABLE embedded ADD COLUMN uid INTEGER;
ALTER TABLE embedded ADD COLUMN gid INTEGER;
ALTER TABLE embedded ADD COLUMN link_target TEXT;

ALTER TABLE artifact ADD COLUMN entry INTEGER;
ALTER TABLE extraction ADD COLUMN entry INTEGER;
ALTER TABLE failure ADD COLUMN entry INTEGER;

CREATE TABLE entry_result (
  content_id INTEGER NOT NULL REFERENCES content (id),
  entry      INTEGER NOT NULL,
  extractor  TEXT NOT NULL,
  PRIMARY KEY (content_id, entry, extractor)
) STRICT, WITHOUT ROWID;
