CREATE INDEX row_locator ON row (locator_key);
CREATE INDEX row_content ON row (content_id);
CREATE INDEX row_item ON row (item_id);
CREATE INDEX node_parent ON node (parent, name_key, id);
CREATE INDEX mentioned_name ON mentioned (normalised, kind);
CREATE INDEX row_container ON row (container_id, entry) WHERE container_id IS NOT NULL;
