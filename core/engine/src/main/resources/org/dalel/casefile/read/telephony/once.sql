-- Records that stand in several lists (two copies of a database) are taken once; equal ones within a list are not copies.

CREATE TEMP TABLE one_call_id (id INTEGER PRIMARY KEY);
INSERT INTO one_call_id
  SELECT min(id) FROM (
    SELECT r.id, c.key AS card, r.line, r.other, coalesce(r.time_ns, r.id) AS at, r.seconds,
      row_number() OVER (PARTITION BY r.id >> 32, c.key, r.line, r.other, coalesce(r.time_ns, r.id), r.seconds) AS copy
    FROM call_record r LEFT JOIN temp.card c ON c.sim_id = r.sim_id)
  GROUP BY card, line, other, at, seconds, copy;
CREATE TEMP VIEW one_call AS SELECT r.* FROM temp.one_call_id o JOIN call_record r ON r.id = o.id;

CREATE TEMP TABLE one_text_id (id INTEGER PRIMARY KEY);
INSERT INTO one_text_id
  SELECT min(id) FROM (
    SELECT r.id, c.key AS card, r.line, r.kind, r.other, coalesce(r.time_ns, r.id) AS at, r.body,
      row_number() OVER (PARTITION BY r.id >> 32, c.key, r.line, r.kind, r.other, coalesce(r.time_ns, r.id), r.body) AS copy
    FROM text_record r LEFT JOIN temp.card c ON c.sim_id = r.sim_id)
  GROUP BY card, line, kind, other, at, body, copy;
CREATE TEMP VIEW one_text AS SELECT r.* FROM temp.one_text_id o JOIN text_record r ON r.id = o.id;
