package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseException;

/**
 * What matches a query: contents by their text or metadata, and contents, items or entries of
 * containers by what an artifact of theirs says. Each once with its best rank (BM25, the smallest
 * is the best), in ascending order of their holders.
 *
 * <p>Whose a match is, is one number: see {@link Holder}.
 */
public final class TextMatches {
  private final String query;
  private final long[] holders;
  private final double[] ranks;
  private final Map<Long, List<Long>> artifacts;
  private final boolean complete;

  TextMatches(
      String query,
      long[] holders,
      double[] ranks,
      Map<Long, List<Long>> artifacts,
      boolean complete) {
    this.query = query;
    this.holders = holders;
    this.ranks = ranks;
    this.artifacts = artifacts;
    this.complete = complete;
  }

  /**
   * Asks the index; a query that it does not understand is asked word by word.
   *
   * @param most how many by their text, and how many artifacts, at most; when there are more, none
   *     is ranked, for a word that stands nearly everywhere takes seconds to rank, and when there
   *     are more by their text, artifacts are left out
   * @throws CaseException when the query cannot be understood even word by word
   */
  static TextMatches of(String asked, Connection caseDb, Connection textDb, int most)
      throws SQLException {
    SQLException last = null;
    for (String query : List.of(asked, QueryText.quoteUnusual(asked), QueryText.quoteAll(asked))) {
      try {
        return new IndexQuery(caseDb, textDb, most).ask(query);
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

  /** False when there are more than were asked for; then they have no ranks. */
  public boolean isComplete() {
    return complete;
  }

  /** How many match. */
  public int size() {
    return holders.length;
  }

  /** A holder that matches. */
  public long holder(int index) {
    return holders[index];
  }

  /** Its rank; the smallest is the best. All are equal while these are not complete. */
  public double rank(int index) {
    return ranks[index];
  }

  /** Where a holder stands among those that match; negative when it does not match. */
  public int indexOf(long holder) {
    return Arrays.binarySearch(holders, holder);
  }

  /** Rows of the artifacts that say it best; none when the text does. */
  List<Long> artifacts(long holder) {
    return artifacts.getOrDefault(holder, List.of());
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
