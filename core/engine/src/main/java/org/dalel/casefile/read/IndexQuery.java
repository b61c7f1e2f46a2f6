package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dalel.casefile.Sqlite;

/** Asks both indexes of {@code text.db}, of texts and of what artifacts say. */
final class IndexQuery {
  private final Connection caseDb;
  private final Connection textDb;
  private final int most;

  private long[] holders = new long[256];
  private double[] ranks = new double[256];
  private int count;
  private boolean complete = true;

  IndexQuery(Connection caseDb, Connection textDb, int most) {
    this.caseDb = caseDb;
    this.textDb = textDb;
    this.most = most;
  }

  /** What the artifacts of a holder say best. */
  private record Said(double rank, List<Long> artifacts) {
    Said or(Said other) {
      if (other.rank != rank) {
        return other.rank < rank ? other : this;
      }
      List<Long> both = new ArrayList<>(artifacts);
      both.addAll(other.artifacts);
      return new Said(rank, both);
    }
  }

  TextMatches ask(String query) throws SQLException {
    texts(query);
    Map<Long, Said> said = hasArtifacts() ? artifacts(query) : Map.of();
    Map<Long, List<Long>> chosen = merge(said);
    return new TextMatches(
        query, Arrays.copyOf(holders, count), Arrays.copyOf(ranks, count), chosen, complete);
  }

  /** Rows of a full-text index come in ascending order. */
  private void texts(String query) throws SQLException {
    try (PreparedStatement select = prepare("text_index", query);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (count == most) {
          complete = false;
          break;
        }
        add(row.getLong(1), row.getDouble(2));
      }
    }
  }

  /** Artifacts that a cut-off run left in the index alone are passed over. */
  private Map<Long, Said> artifacts(String query) throws SQLException {
    Map<Long, Double> ranked = new LinkedHashMap<>();
    try (PreparedStatement select = prepare("artifact_index", query);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (ranked.size() == most) {
          complete = false;
          break;
        }
        ranked.put(row.getLong(1), row.getDouble(2));
      }
    }
    Map<Long, Said> best = new HashMap<>();
    if (!ranked.isEmpty()) {
      owners(ranked, best);
    }
    return best;
  }

  /** Asks for all owners at once: one question for each of thousands takes ten times as long. */
  private void owners(Map<Long, Double> ranked, Map<Long, Said> best) throws SQLException {
    // a case of before schema version 5 knows no entries
    String entry = Columns.has(caseDb, "artifact", "entry") ? "a.entry" : "NULL";
    try (PreparedStatement select =
        caseDb.prepareStatement(
            "SELECT a.id, a.content_id, a.item_id, "
                + entry
                + " FROM json_each(?) j CROSS JOIN artifact a ON a.id = j.value")) {
      select.setString(1, ranked.keySet().toString());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long artifact = row.getLong(1);
          Said said = new Said(ranked.get(artifact), List.of(artifact));
          best.merge(holder(row), said, Said::or);
        }
      }
    }
  }

  private static long holder(ResultSet row) throws SQLException {
    long content = row.getLong(2);
    if (content == 0) {
      return Holder.item(row.getLong(3));
    }
    OptionalLong entry = Columns.number(row, 4);
    return entry.isPresent() ? Holder.entry(content, entry.getAsLong()) : Holder.content(content);
  }

  /** Puts them together: the better rank of a holder counts, the text's when they are equal. */
  private Map<Long, List<Long>> merge(Map<Long, Said> said) {
    Map<Long, List<Long>> chosen = new HashMap<>();
    int texts = count;
    for (Map.Entry<Long, Said> one : said.entrySet()) {
      int at = Arrays.binarySearch(holders, 0, texts, one.getKey());
      double rank = one.getValue().rank();
      if (at < 0) {
        add(one.getKey(), rank);
      } else if (rank < ranks[at]) {
        ranks[at] = rank;
      } else {
        continue;
      }
      chosen.put(one.getKey(), one.getValue().artifacts());
    }
    if (count > texts) {
      sort(texts);
    }
    return chosen;
  }

  /** Sorts what came behind the texts into them. */
  private void sort(int texts) {
    Integer[] added = new Integer[count - texts];
    Arrays.setAll(added, i -> texts + i);
    Arrays.sort(added, (a, b) -> Long.compare(holders[a], holders[b]));
    long[] sorted = new long[count];
    double[] theirs = new double[count];
    int text = 0;
    int more = 0;
    for (int i = 0; i < count; i++) {
      boolean isText =
          more == added.length || (text < texts && holders[text] < holders[added[more]]);
      int from = isText ? text++ : added[more++];
      sorted[i] = holders[from];
      theirs[i] = ranks[from];
    }
    holders = sorted;
    ranks = theirs;
  }

  private void add(long holder, double rank) {
    if (count == holders.length) {
      holders = Arrays.copyOf(holders, count * 2);
      ranks = Arrays.copyOf(ranks, count * 2);
    }
    holders[count] = holder;
    ranks[count++] = rank;
  }

  /** A case of an older version has none until the next run. */
  private boolean hasArtifacts() throws SQLException {
    return Sqlite.number(textDb, "SELECT count(*) FROM sqlite_schema WHERE name = 'artifact_index'")
        > 0;
  }

  private PreparedStatement prepare(String index, String query) throws SQLException {
    PreparedStatement select =
        textDb.prepareStatement(
            "SELECT rowid, bm25(%1$s) FROM %1$s WHERE %1$s MATCH ?".formatted(index));
    select.setString(1, query);
    return select;
  }
}
