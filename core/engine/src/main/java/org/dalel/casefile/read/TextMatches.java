package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseException;

/**
 * The contents whose text or metadata match a query, in ascending order of their rows, each with
 * its rank (BM25, the smallest is the best).
 */
public final class TextMatches {
  private final String query;
  private final long[] contents;
  private final double[] ranks;
  private final boolean complete;

  private TextMatches(String query, long[] contents, double[] ranks, boolean complete) {
    this.complete = complete;
    this.query = query;
    this.contents = contents;
    this.ranks = ranks;
  }

  /**
   * Asks the index.
   *
   * @param most how many contents at most; a word that stands nearly everywhere takes seconds to
   *     rank
   * @throws CaseException when the query cannot be understood even word by word
   */
  static TextMatches of(Connection textDb, String asked, int most) throws SQLException {
    SQLException last = null;
    for (String query : List.of(asked, QueryText.quoteUnusual(asked), QueryText.quoteAll(asked))) {
      try {
        return ask(textDb, query, most);
      } catch (SQLException e) {
        if (!isSyntax(e)) {
          throw e;
        }
        last = e;
      }
    }
    throw new CaseException(
        "query "
            + asked
            + ": expected words, \"phrases\", prefix*, AND, OR, NOT, NEAR(); found "
            + (last == null ? "nothing" : last.getMessage()),
        last);
  }

  /** The query that was run. */
  public String query() {
    return query;
  }

  /** How the query differs from what was asked. */
  public Optional<String> rewritten(String asked) {
    return query.equals(asked)
        ? Optional.empty()
        : Optional.of("not an FTS5 query; searched for: " + query);
  }

  /** False when there are more than were asked for. */
  public boolean isComplete() {
    return complete;
  }

  /** How many contents match. */
  public int size() {
    return contents.length;
  }

  /** The row of a content that matches. */
  public long content(int index) {
    return contents[index];
  }

  /** Its rank; the smallest is the best. */
  public double rank(int index) {
    return ranks[index];
  }

  /** Where a content stands among those that match; negative when it does not match. */
  public int indexOf(long content) {
    return Arrays.binarySearch(contents, content);
  }

  private static TextMatches ask(Connection textDb, String query, int most) throws SQLException {
    long[] contents = new long[256];
    double[] ranks = new double[256];
    int count = 0;
    boolean complete = true;
    try (PreparedStatement select =
        textDb.prepareStatement(
            "SELECT rowid, bm25(text_index) FROM text_index WHERE text_index MATCH ?")) {
      select.setString(1, query);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (count == most) {
            complete = false;
            break;
          }
          if (count == contents.length) {
            contents = Arrays.copyOf(contents, count * 2);
            ranks = Arrays.copyOf(ranks, count * 2);
          }
          contents[count] = row.getLong(1);
          ranks[count++] = row.getDouble(2);
        }
      }
    }
    return new TextMatches(
        query, Arrays.copyOf(contents, count), Arrays.copyOf(ranks, count), complete);
  }

  private static boolean isSyntax(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("fts5:")
        || message.contains("no such column")
        || message.contains("unterminated string")
        || message.contains("unknown special query")
        || message.contains("expected integer");
  }
}
