package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseException;

/**
 * Finds contents by their text and the places where they stand.
 *
 * <p>Hits come from the index with their rank; those that no entry of the case reaches (left by a
 * run that was cut off) are dropped. Equal ranks are ordered by place, so that the result does not
 * depend on row ids.
 */
final class TextSearch {
  private final Connection caseDb;
  private final Connection textDb;

  TextSearch(Connection caseDb, Connection textDb) {
    this.caseDb = caseDb;
    this.textDb = textDb;
  }

  SearchResult run(SearchRequest request) throws SQLException, IOException {
    Matches matches = matches(request.query());
    List<Ranked> found = matches.found();
    List<Ranked> chosen =
        request.order() == SearchRequest.Order.RANK ? best(found, request.limit()) : found;
    Map<Long, List<ListedItem>> places = places(chosen);
    List<SearchHit> hits = new ArrayList<>();
    try (Snippets snippets = new Snippets(matches.query())) {
      for (long content : order(places, chosen, request)) {
        String text = new StoredText(textDb).read(content).orElse("");
        hits.add(new SearchHit(places.get(content), snippets.of(text, metadata(content))));
      }
    }
    Optional<String> rewritten =
        matches.query().equals(request.query())
            ? Optional.empty()
            : Optional.of("not an FTS5 query; searched for: " + matches.query());
    return new SearchResult(matches.query(), rewritten, found.size(), hits);
  }

  private record Ranked(long content, double rank) {}

  private record Matches(String query, List<Ranked> found) {}

  private Matches matches(String asked) throws SQLException {
    SQLException last = null;
    for (String query : List.of(asked, QueryText.quoteUnusual(asked), QueryText.quoteAll(asked))) {
      try {
        return new Matches(query, ask(query));
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

  private List<Ranked> ask(String query) throws SQLException {
    List<Ranked> found = new ArrayList<>();
    try (PreparedStatement select =
        textDb.prepareStatement(
            "SELECT rowid, bm25(text_index) FROM text_index WHERE text_index MATCH ?")) {
      select.setString(1, query);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(new Ranked(row.getLong(1), row.getDouble(2)));
        }
      }
    }
    return found;
  }

  /** The best hits, and all that are as good as the last of them. */
  private static List<Ranked> best(List<Ranked> found, int limit) {
    List<Ranked> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingDouble(Ranked::rank));
    int end = Math.min(limit, sorted.size());
    while (end > 0 && end < sorted.size() && sorted.get(end).rank() == sorted.get(end - 1).rank()) {
      end++;
    }
    return sorted.subList(0, end);
  }

  /** The places of contents; the contents in the order of their first places. */
  private Map<Long, List<ListedItem>> places(List<Ranked> chosen) throws SQLException, IOException {
    long[] contents = chosen.stream().mapToLong(Ranked::content).toArray();
    Arrays.sort(contents);
    Map<Long, List<ListedItem>> places = new LinkedHashMap<>();
    try (Places walk = new Places(caseDb, contents, new long[0])) {
      walk.forEach(
          item ->
              places
                  .computeIfAbsent(item.contentId().orElseThrow(), key -> new ArrayList<>())
                  .add(item));
    }
    return places;
  }

  private static List<Long> order(
      Map<Long, List<ListedItem>> places, List<Ranked> chosen, SearchRequest request) {
    List<Long> contents = new ArrayList<>(places.keySet());
    if (request.order() == SearchRequest.Order.RANK) {
      Map<Long, Double> ranks = new LinkedHashMap<>();
      chosen.forEach(hit -> ranks.put(hit.content(), hit.rank()));
      contents.sort(Comparator.comparing(ranks::get));
    }
    return contents.subList(0, Math.min(request.limit(), contents.size()));
  }

  private Optional<String> metadata(long content) throws SQLException {
    try (PreparedStatement select =
        caseDb.prepareStatement("SELECT metadata FROM content WHERE id = ?")) {
      select.setLong(1, content);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Columns.text(row, 1) : Optional.empty();
      }
    }
  }
}
