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

/** All columns that the case has of one item; row ids are left out. */
final class ItemDetails {
  private static final Set<String> ROW_IDS =
      Set.of(
          "id", "evidence_id", "volume_id", "file_system_id", "item_id", "content_id", "child_id");

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

  private void put(Map<String, Map<String, Object>> all, String name, String sql, long id)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, id);
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
