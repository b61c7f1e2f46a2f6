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
import java.util.stream.DoubleStream;
import org.dalel.casefile.Sqlite;

/** Asks both indexes of {@code text.db}, of texts and of what artifacts say. */
final class IndexQuery {
  private final Connection caseDb;
  private final Connection textDb;
  private final int most;

  private long[] holders = {};
  private double[] ranks = {};
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
    // when texts alone are more than are wanted, no artifact is looked for
    Map<Long, Said> said = complete && hasArtifacts() ? artifacts(query) : Map.of();
    if (!complete) {
      // what has no rank would stand behind all texts that have one
      Arrays.fill(ranks, 0);
    }
    Map<Long, List<Long>> chosen = merge(said);
    return new TextMatches(
        query, Arrays.copyOf(holders, count), Arrays.copyOf(ranks, count), chosen, complete);
  }

  /** Rows of an index, ascending, each with its rank. */
  private record Rows(long[] ids, double[] ranks) {
    Rows(long[] ids) {
      this(ids, new double[ids.length]);
    }
  }

  private void texts(String query) throws SQLException {
    Rows found = rows("text_index", query);
    holders = found.ids();
    ranks = found.ranks();
    count = holders.length;
  }

  /**
   * The rows that match. Before the first rank SQLite goes through all of them, so that ranks are
   * asked for only when there are no more than are wanted.
   */
  private Rows rows(String index, String query) throws SQLException {
    if (most < Integer.MAX_VALUE) {
      long[] first = first(index, query);
      if (first.length > most) {
        complete = false;
        return new Rows(Arrays.copyOf(first, most));
      }
    }
    return ranked(index, query);
  }

  /** One more than are wanted, when there are so many. */
  private long[] first(String index, String query) throws SQLException {
    LongList found = new LongList();
    try (PreparedStatement select = prepare("SELECT rowid FROM %1$s WHERE %1$s MATCH ?", index);
        ResultSet row = ask(select, query)) {
      while (found.size() <= most && row.next()) {
        found.add(row.getLong(1));
      }
    }
    return found.toArray();
  }

  private Rows ranked(String index, String query) throws SQLException {
    LongList ids = new LongList();
    DoubleStream.Builder found = DoubleStream.builder();
    try (PreparedStatement select =
            prepare("SELECT rowid, bm25(%1$s) FROM %1$s WHERE %1$s MATCH ?", index);
        ResultSet row = ask(select, query)) {
      while (row.next()) {
        ids.add(row.getLong(1));
        found.add(row.getDouble(2));
      }
    }
    return new Rows(ids.toArray(), found.build().toArray());
  }

  /** Artifacts that a cut-off run left in the index alone are passed over. */
  private Map<Long, Said> artifacts(String query) throws SQLException {
    Rows found = rows("artifact_index", query);
    Map<Long, Double> ranked = new LinkedHashMap<>();
    for (int i = 0; i < found.ids().length; i++) {
      ranked.put(found.ids()[i], found.ranks()[i]);
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
      holders = Arrays.copyOf(holders, 2 * count + 1);
      ranks = Arrays.copyOf(ranks, 2 * count + 1);
    }
    holders[count] = holder;
    ranks[count++] = rank;
  }

  /** A case of an older version has none until the next run. */
  private boolean hasArtifacts() throws SQLException {
    return Sqlite.number(textDb, "SELECT count(*) FROM sqlite_schema WHERE name = 'artifact_index'")
        > 0;
  }

  private PreparedStatement prepare(String sql, String index) throws SQLException {
    return textDb.prepareStatement(sql.formatted(index));
  }

  private static ResultSet ask(PreparedStatement select, String query) throws SQLException {
    select.setString(1, query);
    return select.executeQuery();
  }
}
