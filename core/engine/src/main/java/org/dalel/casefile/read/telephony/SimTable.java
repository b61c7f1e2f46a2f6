package org.dalel.casefile.read.telephony;

import java.util.List;
import java.util.Locale;

/**
 * Tables that say what the bulk records come to. Rows have a total order over values. Columns that
 * end with {@code first} or {@code last} are times.
 */
public enum SimTable {
  /** One row a card. */
  INVENTORY(
      "SIM cards",
      List.of(
          "iccid",
          "imsi",
          "number",
          "operator",
          "country",
          "slot",
          "line",
          "devices",
          "calls",
          "answered",
          "talk-seconds",
          "texts",
          "activations",
          "first",
          "last",
          "clock"),
      """
      SELECT i.iccid, i.imsi, i.phone, i.operator, i.country, i.slot, i.line, i.imeis, u.calls, u.answered, u.seconds,
        u.texts, u.codes, u.first, u.last, CASE WHEN u.first IS NULL THEN NULL WHEN u.zoned = 1 THEN 'UTC' ELSE 'server' END
      FROM temp.inventory i LEFT JOIN temp.usage u ON u.key = i.key
      ORDER BY i.iccid IS NULL, i.iccid, i.imsi, i.phone, i.key
      """),
  /** Cards by operator. */
  OPERATORS(
      "Operators",
      List.of("operator", "country", "cards", "calls", "texts", "first", "last"),
      """
      SELECT i.operator, i.country, count(*), sum(u.calls), sum(u.texts), min(u.first), max(u.last)
      FROM temp.inventory i LEFT JOIN temp.usage u ON u.key = i.key GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
      """),
  /** Cards that were in more than one device, with each device. */
  DEVICE_CHANGES(
      "Device changes (cards in more than one device)",
      List.of("iccid", "imsi", "number", "devices", "imei", "calls", "first", "last"),
      """
      SELECT i.iccid, i.imsi, i.phone, i.imeis, c.imei, sum(u.calls), min(u.first), max(u.last)
      FROM temp.inventory i JOIN temp.card c ON c.key = i.key LEFT JOIN temp.use u ON u.sim_id = c.sim_id
      WHERE i.imeis > 1 AND c.imei IS NOT NULL
      GROUP BY i.key, c.imei ORDER BY 4 DESC, 1, 2, 3, 7, 5
      """),
  /** Devices by the number of cards in them. */
  DEVICES(
      "Devices (cards in each)",
      List.of("imei", "cards", "calls", "texts", "first", "last"),
      """
      SELECT c.imei, count(DISTINCT c.key), sum(u.calls), sum(u.texts), min(u.first), max(u.last)
      FROM temp.card c LEFT JOIN temp.use u ON u.sim_id = c.sim_id
      WHERE c.imei IS NOT NULL GROUP BY c.imei ORDER BY 2 DESC, 1
      """),
  /** Calls by line and day. */
  TRAFFIC(
      "Traffic by line and day",
      List.of("line", "day", "calls", "answered", "answer-rate-percent", "talk-seconds", "numbers"),
      """
      SELECT line, date(time_ns / 1000000000, 'unixepoch'), count(*), sum(answered),
        round(100.0 * sum(answered) / nullif(count(answered), 0), 1), sum(seconds), count(DISTINCT other)
      FROM temp.one_call WHERE time_ns IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
      """),
  /** Texts by line and day. */
  TEXTS(
      "Texts by line and day",
      List.of("line", "day", "received", "sent", "ussd", "activations"),
      """
      SELECT line, date(time_ns / 1000000000, 'unixepoch'), sum(kind = 'received'), sum(kind = 'sent'),
        sum(kind = 'ussd'), count(service)
      FROM temp.one_text WHERE time_ns IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
      """),
  /** The numbers that were called most, or called most often. */
  NUMBERS(
      "Numbers by calls",
      List.of("number", "e164", "calls", "answered", "talk-seconds", "cards", "first", "last"),
      """
      SELECT r.other, min(r.other_phone), count(*), sum(r.answered), sum(r.seconds), count(DISTINCT c.key),
        min(r.time_ns), max(r.time_ns)
      FROM temp.one_call r LEFT JOIN temp.card c ON c.sim_id = r.sim_id
      WHERE r.other IS NOT NULL GROUP BY r.other ORDER BY 3 DESC, 1
      """),
  /** Services that sent activation codes. */
  ACTIVATIONS(
      "Activation codes by service",
      List.of("service", "codes", "cards-or-lines", "first", "last"),
      """
      SELECT t.service, count(*), count(DISTINCT coalesce(c.key, t.line)), min(t.time_ns), max(t.time_ns)
      FROM temp.one_text t LEFT JOIN temp.card c ON c.sim_id = t.sim_id
      WHERE t.service IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1
      """),
  /** Own numbers as networks told them. */
  OWN_NUMBERS(
      "Own numbers told by the network (USSD)",
      List.of("number", "line", "code", "answer", "last"),
      """
      SELECT s.phone, t.line, t.other, t.body, max(t.time_ns)
      FROM temp.one_text t JOIN sim_identity s ON s.id = t.sim_id
      WHERE t.kind = 'ussd' AND s.phone IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      """),
  /** Cards and numbers that follow each other: bought together. */
  BATCHES(
      "Batches of consecutive numbers",
      List.of("kind", "from", "to", "cards"),
      """
      SELECT * FROM (
        SELECT 'iccid' AS kind, min(iccid) AS low, max(iccid) AS high, count(*) AS n FROM (
          SELECT iccid, CAST(substr(iccid, 1, length(iccid) - 1) AS INTEGER)
            - row_number() OVER (PARTITION BY length(iccid) ORDER BY iccid) AS run, length(iccid) AS size
          FROM (SELECT DISTINCT iccid FROM temp.inventory WHERE iccid IS NOT NULL))
        GROUP BY size, run HAVING count(*) >= 5
        UNION ALL
        SELECT 'number', min(phone), max(phone), count(*) FROM (
          SELECT phone, CAST(substr(phone, 2) AS INTEGER)
            - row_number() OVER (PARTITION BY length(phone) ORDER BY phone) AS run, length(phone) AS size
          FROM (SELECT DISTINCT phone FROM temp.inventory WHERE phone LIKE '+%'))
        GROUP BY size, run HAVING count(*) >= 5)
      ORDER BY n DESC, kind, low
      """),
  /** Numbers of these records that stand elsewhere in the case too. */
  ELSEWHERE(
      "Numbers that also stand elsewhere in the case",
      List.of("kind", "number", "here-as", "records", "elsewhere-as", "places"),
      """
      WITH mention AS (
        SELECT i.kind, i.normalised AS value, a.type, a.content_id, a.entry, a.item_id
        FROM identifier i JOIN artifact a ON a.id = i.artifact_id
        WHERE i.kind IN ('phone', 'iccid', 'imsi', 'imei')),
      hit AS (
        SELECT m.kind, m.value, 'call' AS what, r.id, m.type, m.content_id, m.entry, m.item_id
        FROM mention m JOIN call_record r ON r.other_phone = m.value WHERE m.kind = 'phone'
        UNION ALL
        SELECT m.kind, m.value, 'text', r.id, m.type, m.content_id, m.entry, m.item_id
        FROM mention m JOIN text_record r ON r.other_phone = m.value WHERE m.kind = 'phone'
        UNION ALL
        SELECT m.kind, m.value, 'card', s.id, m.type, m.content_id, m.entry, m.item_id
        FROM mention m JOIN sim_identity s ON s.iccid = m.value WHERE m.kind = 'iccid'
        UNION ALL
        SELECT m.kind, m.value, 'card', s.id, m.type, m.content_id, m.entry, m.item_id
        FROM mention m JOIN sim_identity s ON s.imsi = m.value WHERE m.kind = 'imsi'
        UNION ALL
        SELECT m.kind, m.value, 'device', s.id, m.type, m.content_id, m.entry, m.item_id
        FROM mention m JOIN sim_identity s ON s.imei = m.value WHERE m.kind = 'imei'
        UNION ALL
        SELECT m.kind, m.value, 'own number', s.id, m.type, m.content_id, m.entry, m.item_id
        FROM mention m JOIN sim_identity s ON s.phone = m.value WHERE m.kind = 'phone')
      SELECT h.kind, h.value, h.what, count(DISTINCT h.id), group_concat(DISTINCT h.type),
        count(DISTINCT coalesce(h.content_id, -1) || '/' || coalesce(h.entry, -1) || '/' || coalesce(h.item_id, -1))
      FROM hit h JOIN artifact l ON l.id = h.id >> 32
      WHERE NOT (l.content_id IS h.content_id AND l.entry IS h.entry AND l.item_id IS h.item_id)
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      """);

  private final String title;
  private final List<String> columns;
  private final String sql;

  SimTable(String title, List<String> columns, String sql) {
    this.title = title;
    this.columns = columns;
    this.sql = sql;
  }

  /** The word for files and options: {@code device-changes}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is, for people. */
  public String title() {
    return title;
  }

  /** The names of its columns. */
  public List<String> columns() {
    return columns;
  }

  String sql() {
    return sql;
  }
}
