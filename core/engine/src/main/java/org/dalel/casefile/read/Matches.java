package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.Sqlite;

/**
 * What matches a query: contents by their text, and contents or items by what an artifact of theirs
 * says. Each once, with its best rank.
 *
 * @param query as it was asked of the index
 * @param found in no order
 */
record Matches(String query, List<Match> found) {

  /**
   * Whose text or artifact it is.
   *
   * @param item whether {@code id} is the row of an item, else of a content
   */
  record Holder(boolean item, long id) {}

  /**
   * A match.
   *
   * @param rank of BM25; less is better
   * @param artifacts rows of the artifacts that say it as well as this rank; none when the text
   *     does
   */
  record Match(Holder holder, double rank, List<Long> artifacts) {}

  /** Asks the index; a query that it does not understand is asked word by word. */
  static Matches of(String asked, Connection caseDb, Connection textDb) throws SQLException {
    SQLException last = null;
    for (String query : List.of(asked, QueryText.quoteUnusual(asked), QueryText.quoteAll(asked))) {
      try {
        return new Matches(query, ask(query, caseDb, textDb));
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

  private static boolean isSyntax(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("fts5:")
        || message.contains("no such column")
        || message.contains("unterminated string")
        || message.contains("unknown special query")
        || message.contains("expected integer");
  }

  private static List<Match> ask(String query, Connection caseDb, Connection textDb)
      throws SQLException {
    Map<Holder, Match> best = new LinkedHashMap<>();
    try (PreparedStatement select = query(textDb, "text_index", query);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Holder holder = new Holder(false, row.getLong(1));
        best.put(holder, new Match(holder, row.getDouble(2), List.of()));
      }
    }
    if (hasArtifacts(textDb)) {
      artifacts(query, caseDb, textDb, best);
    }
    return List.copyOf(best.values());
  }

  /** Artifacts that a cut-off run left in the index alone are passed over. */
  private static void artifacts(
      String query, Connection caseDb, Connection textDb, Map<Holder, Match> best)
      throws SQLException {
    try (PreparedStatement select = query(textDb, "artifact_index", query);
        ResultSet row = select.executeQuery();
        PreparedStatement owner =
            caseDb.prepareStatement("SELECT content_id, item_id FROM artifact WHERE id = ?")) {
      while (row.next()) {
        owner.setLong(1, row.getLong(1));
        try (ResultSet found = owner.executeQuery()) {
          if (found.next()) {
            long content = found.getLong(1);
            Holder holder = new Holder(content == 0, content == 0 ? found.getLong(2) : content);
            double rank = row.getDouble(2);
            best.merge(holder, new Match(holder, rank, List.of(row.getLong(1))), Matches::better);
          }
        }
      }
    }
  }

  private static Match better(Match known, Match other) {
    if (other.rank() != known.rank()) {
      return other.rank() < known.rank() ? other : known;
    }
    if (known.artifacts().isEmpty()) {
      return known;
    }
    List<Long> both = new ArrayList<>(known.artifacts());
    both.addAll(other.artifacts());
    return new Match(known.holder(), known.rank(), both);
  }

  /** A case of an older version has none until the next run. */
  private static boolean hasArtifacts(Connection textDb) throws SQLException {
    return Sqlite.number(textDb, "SELECT count(*) FROM sqlite_schema WHERE name = 'artifact_index'")
        > 0;
  }

  private static PreparedStatement query(Connection textDb, String index, String query)
      throws SQLException {
    PreparedStatement select =
        textDb.prepareStatement(
            "SELECT rowid, bm25(%1$s) FROM %1$s WHERE %1$s MATCH ?".formatted(index));
    select.setString(1, query);
    return select;
  }
}
