package org.dalel.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Schema;
import org.dalel.casefile.Sqlite;

/** The searches and keyword lists that people keep in a case. Serves any number of threads. */
public final class SavedSearches {
  private static final int SINCE_VERSION = 3;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_BODY = 100_000;

  private final CaseFolder folder;

  /** Of a case, which may be of an older version: then nothing is kept yet. */
  public SavedSearches(CaseFolder folder) {
    this.folder = folder;
  }

  /** What is kept. */
  public enum Kind {
    /** A query with its restrictions. */
    SEARCH,
    /** Words or phrases, one a line. */
    WORDS;

    /** The word in the case. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Something kept.
   *
   * @param id of it
   * @param kind what it is
   * @param name as its maker called it
   * @param body the query as parameters of an address, or the words
   * @param actor who kept it
   * @param timeNs when, nanoseconds since 1970 UTC
   */
  public record Saved(String id, Kind kind, String name, String body, String actor, long timeNs) {}

  /** All that is kept, by name. */
  public List<Saved> all() {
    try (Connection review = Schema.REVIEW.openForReading(folder.reviewDb())) {
      return Sqlite.integer(review, "PRAGMA user_version") < SINCE_VERSION
          ? List.of()
          : read(review);
    } catch (SQLException e) {
      throw problem("read", e);
    }
  }

  /**
   * Keeps something; what was kept under the same name gives way.
   *
   * @param actor who does so
   * @param timeNs now
   * @throws CaseException when it is too long or the case cannot be written
   */
  public void keep(Kind kind, String name, String body, String actor, long timeNs) {
    if (name.isBlank() || name.length() > LONGEST_NAME || body.length() > LONGEST_BODY) {
      throw new CaseException(
          "saved search: expected a name of at most "
              + LONGEST_NAME
              + " and at most "
              + LONGEST_BODY
              + " characters to keep, found "
              + name.length()
              + " and "
              + body.length()
              + "; nothing is kept");
    }
    write(
        "INSERT INTO saved_search (id, kind, name, body, actor, time_ns) VALUES (?,?,?,?,?,?)"
            + " ON CONFLICT (kind, name) DO UPDATE SET body = excluded.body, actor = excluded.actor,"
            + " time_ns = excluded.time_ns",
        UUID.randomUUID().toString(),
        kind.label(),
        name.strip(),
        body,
        actor,
        timeNs);
  }

  /** Forgets something. */
  public void forget(String id) {
    write("DELETE FROM saved_search WHERE id = ?", id);
  }

  private static List<Saved> read(Connection review) throws SQLException {
    List<Saved> all = new ArrayList<>();
    try (PreparedStatement select =
            review.prepareStatement(
                "SELECT id, kind, name, body, actor, time_ns FROM saved_search ORDER BY name, kind");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        all.add(
            new Saved(
                row.getString(1),
                row.getString(2).equals(Kind.WORDS.label()) ? Kind.WORDS : Kind.SEARCH,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6)));
      }
    }
    return all;
  }

  private void write(String sql, Object... values) {
    Schema.REVIEW.migrate(folder.reviewDb());
    try (Connection review = Sqlite.openForWriting(folder.reviewDb());
        PreparedStatement statement = review.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw problem("written", e);
    }
  }

  private CaseException problem(String what, SQLException e) {
    return new CaseException(
        folder.reviewDb() + ": saved searches cannot be " + what + ": " + e.getMessage(), e);
  }
}
