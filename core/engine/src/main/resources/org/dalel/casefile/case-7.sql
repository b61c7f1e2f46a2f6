-- Dalel case, schema version 7: entries of containers that lie beside these, as the files of a backup do.

CREATE TABLE embedded_source (
  content_id        INTEGER NOT NULL REFERENCES content (id),
  position          INTEGER NOT NULL,
  item_id           INTEGER REFERENCES item (id),
  source_content_id INTEGER,
  source_position   INTEGER,
  PRIMARY KEY (content_id, position),
  CHECK ((item_id IS NULL) <> (source_content_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX embedded_source_item ON embedded_source (item_id) WHERE item_id IS NOT NULL;

CREATE INDEX embedded_source_entry ON embedded_source (source_content_id, source_position) WHERE item_id IS NULL;
