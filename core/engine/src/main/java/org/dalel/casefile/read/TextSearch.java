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
    TextMatches matches = TextMatches.of(textDb, request.query(), Integer.MAX_VALUE);
    List<Ranked> found = ranked(matches);
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
    return new SearchResult(
        matches.query(), matches.rewritten(request.query()), found.size(), hits);
  }

  private record Ranked(long content, double rank) {}

  private static List<Ranked> ranked(TextMatches matches) {
    List<Ranked> found = new ArrayList<>(matches.size());
    for (int i = 0; i < matches.size(); i++) {
      found.add(new Ranked(matches.content(i), matches.rank(i)));
    }
    return found;
  }

  /** The text around the hits in some contents, in their order. */
  List<String> snippets(String query, List<Long> contents) throws SQLException {
    List<String> found = new ArrayList<>();
    StoredText texts = new StoredText(textDb);
    try (Snippets snippets = new Snippets(query)) {
      for (long content : contents) {
        found.add(snippets.of(texts.read(content).orElse(""), metadata(content)));
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
