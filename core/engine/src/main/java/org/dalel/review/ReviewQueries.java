package org.dalel.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dalel.casefile.Sqlite;

/** The SQL that reads what people added. */
final class ReviewQueries {
  private final Connection review;

  ReviewQueries(Connection review) {
    this.review = review;
  }

  /** False for a case on media that cannot be written, whose review is of the first version. */
  boolean hasActions() throws SQLException {
    return Sqlite.integer(review, "PRAGMA user_version") >= 2;
  }

  long version() throws SQLException {
    return Sqlite.number(review, "SELECT coalesce(max(id), 0) FROM review_action");
  }

  List<TagKind> kinds() throws SQLException {
    return list(
        "SELECT name, colour, key FROM tag_kind ORDER BY key IS NULL, key, name",
        row ->
            new TagKind(
                row.getString(1),
                TagColour.find(row.getString(2)).orElse(TagColour.GREY),
                row.getObject(3) == null ? OptionalInt.empty() : OptionalInt.of(row.getInt(3))));
  }

  /** How many items have each tag, also one that can no longer be given. */
  Map<String, Long> tagCounts() throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    list(
        "SELECT name, count(*) FROM tag GROUP BY name ORDER BY name",
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  long count(String table) throws SQLException {
    return Sqlite.number(review, "SELECT count(*) FROM " + table);
  }

  List<String> locators(String sql, String... values) throws SQLException {
    return list(sql, row -> row.getString(1), values);
  }

  List<Tag> tags(String locator) throws SQLException {
    return list(
        "SELECT id, locator, name, actor, time_ns FROM tag WHERE locator = ? ORDER BY name",
        row ->
            new Tag(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5)),
        locator);
  }

  List<Note> notes(String locator) throws SQLException {
    return list(noteSql("locator = ? ORDER BY time_ns, id"), ReviewQueries::note, locator);
  }

  Optional<Note> note(String id) throws SQLException {
    return list(noteSql("id = ?"), ReviewQueries::note, id).stream().findFirst();
  }

  Optional<Marks.Reviewed> reviewed(String locator) throws SQLException {
    return list(
            "SELECT actor, time_ns FROM reviewed WHERE locator = ?",
            row -> new Marks.Reviewed(row.getString(1), row.getLong(2)),
            locator)
        .stream()
        .findFirst();
  }

  Map<String, String> caseData() throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    list(
        "SELECT key, value FROM case_data ORDER BY key",
        row -> values.put(row.getString(1), row.getString(2)));
    return values;
  }

  private static String noteSql(String condition) {
    return "SELECT id, locator, kind, body, actor, time_ns FROM note WHERE " + condition;
  }

  private static Note note(ResultSet row) throws SQLException {
    return new Note(
        row.getString(1),
        row.getString(2),
        Note.Kind.find(row.getString(3)).orElseThrow(),
        row.getString(4),
        row.getString(5),
        row.getLong(6));
  }

  private <T> List<T> list(String sql, RowReader<T> reader, String... values) throws SQLException {
    try (PreparedStatement select = review.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setString(i + 1, values[i]);
      }
      List<T> list = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          list.add(reader.read(row));
        }
      }
      return list;
    }
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
