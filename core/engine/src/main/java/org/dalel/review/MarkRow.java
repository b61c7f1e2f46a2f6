package org.dalel.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A row of tag, note or reviewed, as it is put in, taken away, and kept for undo.
 *
 * @param table the table
 * @param id key of a tag or a note
 * @param locator the item; key of a reviewed mark
 * @param word name of the tag or kind of the note
 * @param text colour of the tag or words of the note
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MarkRow(
    Table table, String id, String locator, String word, String text, String actor, long timeNs) {
  /** The tables of what people say of items. */
  enum Table {
    TAG("tag", List.of("id", "locator", "name", "colour", "actor", "time_ns")),
    NOTE("note", List.of("id", "locator", "kind", "body", "actor", "time_ns")),
    REVIEWED("reviewed", List.of("locator", "actor", "time_ns"));

    private final String sqlName;
    private final List<String> columns;

    Table(String sqlName, List<String> columns) {
      this.sqlName = sqlName;
      this.columns = columns;
    }

    String select() {
      return "SELECT " + String.join(", ", columns) + " FROM " + sqlName + " WHERE ";
    }
  }

  static MarkRow tag(Tag tag, String colour) {
    return new MarkRow(
        Table.TAG, tag.id(), tag.locator(), tag.name(), colour, tag.actor(), tag.timeNs());
  }

  static MarkRow note(Note note) {
    return new MarkRow(
        Table.NOTE,
        note.id(),
        note.locator(),
        note.kind().label(),
        note.body(),
        note.actor(),
        note.timeNs());
  }

  static MarkRow reviewed(String locator, String actor, long timeNs) {
    return new MarkRow(Table.REVIEWED, null, locator, null, null, actor, timeNs);
  }

  /** True when it was not there already. */
  boolean insert(Connection review) throws SQLException {
    String marks = table == Table.REVIEWED ? "?,?,?" : "?,?,?,?,?,?";
    String sql =
        "INSERT OR IGNORE INTO "
            + table.sqlName
            + " ("
            + String.join(", ", table.columns)
            + ") VALUES ("
            + marks
            + ")";
    try (PreparedStatement insert = review.prepareStatement(sql)) {
      int at = 1;
      if (table != Table.REVIEWED) {
        insert.setString(at++, id);
      }
      insert.setString(at++, locator);
      if (table != Table.REVIEWED) {
        insert.setString(at++, word);
        insert.setString(at++, text);
      }
      insert.setString(at++, actor);
      insert.setLong(at, timeNs);
      return insert.executeUpdate() > 0;
    }
  }

  /** True when it was there. */
  boolean delete(Connection review) throws SQLException {
    String key = table == Table.REVIEWED ? "locator" : "id";
    try (PreparedStatement delete =
        review.prepareStatement("DELETE FROM " + table.sqlName + " WHERE " + key + " = ?")) {
      delete.setString(1, table == Table.REVIEWED ? locator : id);
      return delete.executeUpdate() > 0;
    }
  }
}
