-- Dalel case, schema version 4: failures name the extractor that said so; a secret stands once.

ALTER TABLE failure ADD COLUMN extractor TEXT;

UPDATE failure
SET extractor = (
  SELECT max(x.extractor)
  FROM (SELECT extractor FROM extraction UNION SELECT plugin FROM artifact) AS x
  WHERE substr(failure.message, 1, length(x.extractor) + 1) = x.extractor || ':'
     OR substr(failure.message, 1, length(x.extractor) + 4) = x.extractor || ' at '
)
WHERE stage = 'extract' OR stage = 'context';

DELETE FROM secret
WHERE id NOT IN (SELECT min(id) FROM secret GROUP BY kind, value, source, coalesce(extraction_id, 0));

CREATE UNIQUE INDEX secret_once ON secret (kind, value, source, coalesce(extraction_id, 0));
