-- How each card was used; one_call and one_text have each record once.

CREATE TEMP TABLE use (sim_id INTEGER, calls INTEGER, answered INTEGER, seconds INTEGER, texts INTEGER, codes INTEGER,
  first INTEGER, last INTEGER, zoned INTEGER);
INSERT INTO use
  SELECT sim_id, count(*), sum(answered), sum(seconds), 0, 0, min(time_ns), max(time_ns), min(CASE WHEN time_ns IS NOT NULL THEN zoned END)
  FROM temp.one_call WHERE sim_id IS NOT NULL GROUP BY sim_id;
INSERT INTO use
  SELECT sim_id, 0, 0, 0, count(*), count(service), min(time_ns), max(time_ns), min(CASE WHEN time_ns IS NOT NULL THEN zoned END)
  FROM temp.one_text WHERE sim_id IS NOT NULL GROUP BY sim_id;
INSERT INTO use
  SELECT sim_id, 0, 0, 0, 0, 0, min(time_ns), max(time_ns), min(CASE WHEN time_ns IS NOT NULL THEN zoned END)
  FROM sim_sighting WHERE sim_id IS NOT NULL GROUP BY sim_id;

CREATE TEMP TABLE place AS
  SELECT sim_id, min(operator) AS operator, min(country) AS country, min(slot) AS slot, count(DISTINCT slot) AS slots,
    min(line) AS line
  FROM sim_sighting WHERE sim_id IS NOT NULL GROUP BY sim_id;
CREATE INDEX temp.place_sim ON place (sim_id);

CREATE TEMP TABLE inventory AS
  SELECT c.key, min(c.iccid) AS iccid, min(c.imsi) AS imsi, count(DISTINCT c.imsi) AS imsis, min(c.phone) AS phone,
    count(DISTINCT c.phone) AS phones, count(DISTINCT c.imei) AS imeis,
    min(p.operator) AS operator, min(p.country) AS country, min(p.slot) AS slot, max(p.slots) AS slots, min(p.line) AS line
  FROM temp.card c LEFT JOIN temp.place p ON p.sim_id = c.sim_id GROUP BY c.key;
CREATE INDEX temp.inventory_key ON inventory (key);

CREATE TEMP TABLE usage AS
  SELECT c.key, sum(u.calls) AS calls, sum(u.answered) AS answered, sum(u.seconds) AS seconds, sum(u.texts) AS texts,
    sum(u.codes) AS codes, min(u.first) AS first, max(u.last) AS last, min(u.zoned) AS zoned
  FROM temp.use u JOIN temp.card c ON c.sim_id = u.sim_id GROUP BY c.key;
CREATE INDEX temp.usage_key ON usage (key);
