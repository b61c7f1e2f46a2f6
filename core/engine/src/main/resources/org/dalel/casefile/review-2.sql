-- Review, schema version 2: what the case is about, tags to choose from, reviewed marks, undo.

CREATE TABLE case_data (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_kind (
  name   TEXT PRIMARY KEY,
  colour TEXT NOT NULL CHECK (colour = 'red' OR colour = 'orange' OR colour = 'yellow' OR colour = 'green' OR colour = 'teal' OR colour = 'blue' OR colour = 'violet' OR colour = 'pink' OR colour = 'grey'),
  key    INTEGER UNIQUE CHECK (key BETWEEN 1 AND 9)
) STRICT, WITHOUT ROWID;

INSERT INTO tag_kind (name, colour, key) VALUES
  ('Important', 'red', 1),
  ('Relevant', 'orange', 2),
  ('To check', 'yellow', 3),
  ('Not relevant', 'grey', 9);

CREATE TABLE reviewed (
  locator TEXT PRIMARY KEY,
  actor   TEXT NOT NULL,
  time_ns INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review_action (
  id        INTEGER PRIMARY KEY,
  actor     TEXT NOT NULL,
  time_ns   INTEGER NOT NULL,
  action    TEXT NOT NULL,
  added     TEXT NOT NULL,
  removed   TEXT NOT NULL,
  undone_by INTEGER REFERENCES review_action (id)
) STRICT;

DELETE FROM tag WHERE id NOT IN (SELECT min(id) FROM tag GROUP BY locator, name);

CREATE UNIQUE INDEX tag_once ON tag (locator, name);
CREATE INDEX tag_by_name ON tag (name, locator);
CREATE INDEX note_by_item ON note (locator);
