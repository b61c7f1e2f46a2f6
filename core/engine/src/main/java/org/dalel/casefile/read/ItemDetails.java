package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dalel.casefile.Sqlite;

/** All columns that the case has of one item; row ids are left out. */
final class ItemDetails {
  private static final Set<String> ROW_IDS =
      Set.of(
          "id", "evidence_id", "volume_id", "file_system_id", "item_id", "content_id", "child_id");

  private static final String ENTRY = "entry in the container";

  /** The file beside the container that an entry is or is made of. */
  private static final String STORED_AS =
      "SELECT coalesce(i.path, b.name) FROM embedded_source s LEFT JOIN item i ON i.id = s.item_id"
          + " LEFT JOIN embedded b ON b.content_id = s.source_content_id AND b.position = s.source_position"
          + " WHERE s.content_id = e.content_id AND s.position = e.position";

  private static final String LISTED_AS =
      "SELECT group_concat(b.name, char(10)) FROM embedded_source s JOIN embedded b"
          + " ON b.content_id = s.content_id AND b.position = s.position WHERE";

  private static final String OF_ENTRY =
      " s.item_id IS NULL AND s.source_content_id = e.content_id AND s.source_position = e.position";

  private final Connection connection;

  ItemDetails(Connection connection) {
    this.connection = connection;
  }

  Map<String, Map<String, Object>> of(ListedItem item) throws SQLException {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    put(
        all,
        item.isEmbedded() ? "outermost entry" : "entry",
        "SELECT * FROM item WHERE id = ?",
        item.itemId());
    put(
        all,
        "file system",
        "SELECT f.* FROM file_system f JOIN item i ON i.file_system_id = f.id WHERE i.id = ?",
        item.itemId());
    if (!item.isEmbedded()) {
      put(all, "result", "SELECT * FROM item_result WHERE item_id = ?", item.itemId());
    }
    putEntry(all, item);
    if (item.contentId().isPresent()) {
      long content = item.contentId().getAsLong();
      put(all, "content", "SELECT * FROM content WHERE id = ?", content);
      put(
          all,
          "hash sets",
          "SELECT group_concat(name, ', ' ORDER BY name) AS names FROM hash_set WHERE id IN"
              + " (SELECT hash_set_id FROM hash_hit WHERE content_id = ?)",
          content);
      put(
          all,
          "embedded documents",
          "SELECT nullif(count(*), 0) AS direct FROM embedded WHERE content_id = ?",
          content);
    }
    return all;
  }

  /**
   * What a container says of the item, and where a backup keeps it or has it under another path.
   */
  private void putEntry(Map<String, Map<String, Object>> all, ListedItem item) throws SQLException {
    boolean sources =
        Sqlite.number(
                connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'embedded_source'")
            == 1;
    if (item.inside().isPresent()) {
      long container = item.inside().get().containerId();
      long position = item.inside().get().position();
      put(all, ENTRY, entry(sources), container, position);
    } else if (sources) {
      put(all, ENTRY, "SELECT (" + LISTED_AS + " s.item_id = ?) AS listed_as", item.itemId());
    }
  }

  private static String entry(boolean sources) {
    String more =
        sources
            ? ", (" + STORED_AS + ") AS stored_as, (" + LISTED_AS + OF_ENTRY + ") AS listed_as"
            : "";
    return "SELECT e.position, e.name, e.kind, e.size, e.mtime, e.atime, e.ctime, e.crtime, e.mode, e.uid, e.gid,"
        + " e.link_target, e.status, e.why"
        + more
        + " FROM embedded e WHERE e.content_id = ? AND e.position = ?";
  }

  private void put(Map<String, Map<String, Object>> all, String name, String sql, long... ids)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < ids.length; i++) {
        query.setLong(i + 1, ids[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        if (row.next()) {
          Map<String, Object> columns = columns(row);
          if (!columns.isEmpty()) {
            all.put(name, columns);
          }
        }
      }
    }
  }

  private static Map<String, Object> columns(ResultSet row) throws SQLException {
    ResultSetMetaData meta = row.getMetaData();
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      Object value = row.getObject(i);
      String column = meta.getColumnName(i);
      if (value != null && !ROW_IDS.contains(column)) {
        columns.put(column, printable(column, value));
      }
    }
    return columns;
  }

  private static Object printable(String column, Object value) {
    if (value instanceof byte[] bytes) {
      return column.equals("runs") ? bytes.length + " bytes" : HexFormat.of().formatHex(bytes);
    }
    return value instanceof Number number ? (Object) number.longValue() : value.toString();
  }
}
