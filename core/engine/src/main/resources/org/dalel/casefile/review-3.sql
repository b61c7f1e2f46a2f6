-- Review, schema version 3: searches that are kept, and lists of words to look for.

CREATE TABLE saved_search (
  id      TEXT PRIMARY KEY,
  kind    TEXT NOT NULL CHECK (kind = 'search' OR kind = 'words'),
  name    TEXT NOT NULL,
  body    TEXT NOT NULL,
  actor   TEXT NOT NULL,
  time_ns INTEGER NOT NULL,
  UNIQUE (kind, name)
) STRICT;
