-- Records that stand in several lists (two copies of a database) are taken once; equal ones within a list are not copies.
-- Which list a record is taken from depends on the evidence, not on the order in which the lists came into the case.

CREATE TEMP TABLE list_rank (list INTEGER PRIMARY KEY, rank INTEGER NOT NULL UNIQUE);
INSERT INTO list_rank
  SELECT a.id, row_number() OVER (ORDER BY a.state <> 'live', c.sha256, a.entry, e.label, f.start, f.pool_volume,
    i.path, i.stream, i.meta_addr, i.meta_seq, a.plugin, a.type, a.position, a.fields)
  FROM artifact a LEFT JOIN content c ON c.id = a.content_id LEFT JOIN item i ON i.id = a.item_id
    LEFT JOIN evidence e ON e.id = i.evidence_id LEFT JOIN file_system f ON f.id = i.file_system_id
  WHERE a.id IN (SELECT id >> 32 FROM call_record UNION SELECT id >> 32 FROM text_record);

CREATE TEMP TABLE one_call_id (id INTEGER PRIMARY KEY);
INSERT INTO one_call_id
  SELECT (l.list << 32) + (o.place & 4294967295) FROM (
    SELECT min(place) AS place FROM (
      SELECT (l.rank << 32) + (r.id & 4294967295) AS place, c.key AS card, r.line, r.other,
        coalesce(r.time_ns, r.id) AS at, r.seconds,
        row_number() OVER (PARTITION BY r.id >> 32, c.key, r.line, r.other, coalesce(r.time_ns, r.id), r.seconds
          ORDER BY r.id) AS copy
      FROM call_record r JOIN temp.list_rank l ON l.list = r.id >> 32 LEFT JOIN temp.card c ON c.sim_id = r.sim_id)
    GROUP BY card, line, other, at, seconds, copy) o JOIN temp.list_rank l ON l.rank = o.place >> 32;
CREATE TEMP VIEW one_call AS SELECT r.* FROM temp.one_call_id o JOIN call_record r ON r.id = o.id;

CREATE TEMP TABLE one_text_id (id INTEGER PRIMARY KEY);
INSERT INTO one_text_id
  SELECT (l.list << 32) + (o.place & 4294967295) FROM (
    SELECT min(place) AS place FROM (
      SELECT (l.rank << 32) + (r.id & 4294967295) AS place, c.key AS card, r.line, r.kind, r.other,
        coalesce(r.time_ns, r.id) AS at, r.body,
        row_number() OVER (PARTITION BY r.id >> 32, c.key, r.line, r.kind, r.other, coalesce(r.time_ns, r.id), r.body
          ORDER BY r.id) AS copy
      FROM text_record r JOIN temp.list_rank l ON l.list = r.id >> 32 LEFT JOIN temp.card c ON c.sim_id = r.sim_id)
    GROUP BY card, line, kind, other, at, body, copy) o JOIN temp.list_rank l ON l.rank = o.place >> 32;
CREATE TEMP VIEW one_text AS SELECT r.* FROM temp.one_text_id o JOIN text_record r ON r.id = o.id;
