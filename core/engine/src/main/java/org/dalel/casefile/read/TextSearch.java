package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.ArtifactText;
import org.dalel.casefile.read.Matches.Holder;
import org.dalel.casefile.read.Matches.Match;

/**
 * Finds contents by their text, and contents and items by what their artifacts say, with the places
 * where they stand.
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
    Matches matches = Matches.of(request.query(), caseDb, textDb);
    List<Match> found = matches.found();
    List<Match> chosen =
        request.order() == SearchRequest.Order.RANK ? best(found, request.limit()) : found;
    Map<Holder, Match> byHolder = new LinkedHashMap<>();
    chosen.forEach(match -> byHolder.put(match.holder(), match));
    Map<Holder, List<ListedItem>> places = places(byHolder);
    List<SearchHit> hits = new ArrayList<>();
    try (Snippets snippets = new Snippets(matches.query())) {
      for (Holder holder : order(places, byHolder, request)) {
        hits.add(hit(places.get(holder), byHolder.get(holder), snippets));
      }
    }
    Optional<String> rewritten =
        matches.query().equals(request.query())
            ? Optional.empty()
            : Optional.of("not an FTS5 query; searched for: " + matches.query());
    return new SearchResult(matches.query(), rewritten, found.size(), hits);
  }

  private SearchHit hit(List<ListedItem> places, Match match, Snippets snippets)
      throws SQLException {
    if (match.artifacts().isEmpty()) {
      long content = match.holder().id();
      String text = new StoredText(textDb).read(content).orElse("");
      return new SearchHit(places, snippets.of(text, metadata(content)), Optional.empty());
    }
    Said said = said(match.artifacts());
    return new SearchHit(places, snippets.of(said.text()), Optional.of(said.type()));
  }

  /** The best hits, and all that are as good as the last of them. */
  private static List<Match> best(List<Match> found, int limit) {
    List<Match> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingDouble(Match::rank));
    int end = Math.min(limit, sorted.size());
    while (end > 0 && end < sorted.size() && sorted.get(end).rank() == sorted.get(end - 1).rank()) {
      end++;
    }
    return sorted.subList(0, end);
  }

  /** The places of matches; the matches in the order of their first places. */
  private Map<Holder, List<ListedItem>> places(Map<Holder, Match> chosen)
      throws SQLException, IOException {
    long[] contents = ids(chosen, false);
    long[] items = ids(chosen, true);
    Map<Holder, List<ListedItem>> places = new LinkedHashMap<>();
    try (Places walk = new Places(caseDb, contents, items)) {
      walk.forEach(
          item -> {
            item.contentId().ifPresent(id -> add(places, chosen, new Holder(false, id), item));
            if (!item.isEmbedded()) {
              add(places, chosen, new Holder(true, item.itemId()), item);
            }
          });
    }
    return places;
  }

  private static long[] ids(Map<Holder, Match> chosen, boolean items) {
    return chosen.keySet().stream()
        .filter(holder -> holder.item() == items)
        .mapToLong(Holder::id)
        .sorted()
        .toArray();
  }

  private static void add(
      Map<Holder, List<ListedItem>> places,
      Map<Holder, Match> chosen,
      Holder holder,
      ListedItem item) {
    if (chosen.containsKey(holder)) {
      places.computeIfAbsent(holder, key -> new ArrayList<>()).add(item);
    }
  }

  private static List<Holder> order(
      Map<Holder, List<ListedItem>> places, Map<Holder, Match> chosen, SearchRequest request) {
    List<Holder> holders = new ArrayList<>(places.keySet());
    if (request.order() == SearchRequest.Order.RANK) {
      holders.sort(Comparator.comparing(holder -> chosen.get(holder).rank()));
    }
    return holders.subList(0, Math.min(request.limit(), holders.size()));
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

  private record Said(String type, ArtifactText text) {}

  /** What the first of these artifacts says, by its text, so that row ids do not choose. */
  private Said said(List<Long> artifacts) throws SQLException {
    List<Said> all = new ArrayList<>();
    try (PreparedStatement fields =
            caseDb.prepareStatement("SELECT type, fields FROM artifact WHERE id = ?");
        PreparedStatement identifiers =
            caseDb.prepareStatement("SELECT normalised FROM identifier WHERE artifact_id = ?")) {
      for (long artifact : artifacts) {
        fields.setLong(1, artifact);
        identifiers.setLong(1, artifact);
        List<String> normalised = new ArrayList<>();
        try (ResultSet rows = identifiers.executeQuery()) {
          while (rows.next()) {
            normalised.add(rows.getString(1));
          }
        }
        try (ResultSet row = fields.executeQuery()) {
          all.add(new Said(row.getString(1), ArtifactText.of(row.getString(2), normalised)));
        }
      }
    }
    all.sort(
        Comparator.comparing((Said said) -> said.text().text())
            .thenComparing(said -> said.text().metadata())
            .thenComparing(Said::type));
    return all.get(0);
  }
}
