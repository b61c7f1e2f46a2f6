-- What artifacts say, keyed by artifact.id of case.db; the columns are named as those of text_index.

CREATE VIRTUAL TABLE artifact_index USING fts5 (
  text, metadata,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0"
);
