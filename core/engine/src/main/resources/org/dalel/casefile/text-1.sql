-- Extracted text and its index, keyed by content.id of case.db.

CREATE TABLE text (
  content_id INTEGER PRIMARY KEY,
  length     INTEGER NOT NULL,
  deflated   BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE text_index USING fts5 (
  text, metadata,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0"
);
