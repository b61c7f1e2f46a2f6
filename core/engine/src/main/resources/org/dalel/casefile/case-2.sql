-- Dalel case, schema version 2: a plugin that is barred from a content is named.

ALTER TABLE quarantine ADD COLUMN extractor TEXT;
