-- Dalel case, schema version 6: bulk records, which are too many to be artifacts. Each belongs to an artifact, the list:
-- its id is (artifact id << 32) + place in the list. Indexes are made when a run ends: they are not part of the schema.

CREATE TABLE sim_identity (
  id    INTEGER PRIMARY KEY,
  iccid TEXT,
  imsi  TEXT,
  imei  TEXT,
  phone TEXT
) STRICT;

CREATE TABLE sim_sighting (
  id       INTEGER PRIMARY KEY,
  record   INTEGER NOT NULL,
  sim_id   INTEGER REFERENCES sim_identity (id),
  operator TEXT,
  country  TEXT,
  slot     TEXT,
  line     TEXT,
  time_ns  INTEGER,
  zoned    INTEGER NOT NULL,
  note     TEXT
) STRICT;

CREATE TABLE call_record (
  id          INTEGER PRIMARY KEY,
  record      INTEGER NOT NULL,
  sim_id      INTEGER REFERENCES sim_identity (id),
  slot        TEXT,
  line        TEXT,
  outgoing    INTEGER,
  other       TEXT,
  other_phone TEXT,
  time_ns     INTEGER,
  zoned       INTEGER NOT NULL,
  seconds     INTEGER,
  answered    INTEGER,
  cause       TEXT
) STRICT;

CREATE TABLE text_record (
  id          INTEGER PRIMARY KEY,
  record      INTEGER NOT NULL,
  sim_id      INTEGER REFERENCES sim_identity (id),
  line        TEXT,
  kind        TEXT NOT NULL,
  other       TEXT,
  other_phone TEXT,
  time_ns     INTEGER,
  zoned       INTEGER NOT NULL,
  body        TEXT,
  service     TEXT,
  code        TEXT
) STRICT;

CREATE TRIGGER list_of_gone_artifact AFTER DELETE ON artifact
BEGIN
  DELETE FROM sim_sighting WHERE id BETWEEN OLD.id << 32 AND (OLD.id << 32) + 4294967295;
  DELETE FROM call_record WHERE id BETWEEN OLD.id << 32 AND (OLD.id << 32) + 4294967295;
  DELETE FROM text_record WHERE id BETWEEN OLD.id << 32 AND (OLD.id << 32) + 4294967295;
  DELETE FROM sim_identity WHERE id BETWEEN OLD.id << 32 AND (OLD.id << 32) + 4294967295;
END;
