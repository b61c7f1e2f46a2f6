package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

  private record Ranked(long holder, double rank) {}

  SearchResult run(SearchRequest request) throws SQLException, IOException {
    TextMatches matches = TextMatches.of(request.query(), caseDb, textDb, Integer.MAX_VALUE);
    List<Ranked> found = ranked(matches);
    Map<Long, Double> chosen = new LinkedHashMap<>();
    (request.order() == SearchRequest.Order.RANK ? best(found, request.limit()) : found)
        .forEach(one -> chosen.put(one.holder(), one.rank()));
    Map<Long, List<ListedItem>> places = places(chosen);
    List<Long> order = order(places, chosen, request);
    List<TextSnippet> snippets =
        new HitTexts(caseDb, textDb, artifacts -> HitTexts.ofCase(caseDb, artifacts))
            .snippets(matches, order.stream().mapToLong(Long::longValue).toArray());
    List<SearchHit> hits = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      TextSnippet snippet = snippets.get(i);
      hits.add(new SearchHit(places.get(order.get(i)), snippet.text(), snippet.artifact()));
    }
    return new SearchResult(
        matches.query(), matches.rewritten(request.query()), found.size(), hits);
  }

  private static List<Ranked> ranked(TextMatches matches) {
    List<Ranked> found = new ArrayList<>(matches.size());
    for (int i = 0; i < matches.size(); i++) {
      found.add(new Ranked(matches.holder(i), matches.rank(i)));
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

  /** The places of matches; the matches in the order of their first places. */
  private Map<Long, List<ListedItem>> places(Map<Long, Double> chosen)
      throws SQLException, IOException {
    long[] contents =
        chosen.keySet().stream().filter(Holder::isContent).mapToLong(Holder::id).sorted().toArray();
    long[] items =
        chosen.keySet().stream().filter(Holder::isItem).mapToLong(Holder::id).sorted().toArray();
    Set<ListedItem.Inside> entries =
        chosen.keySet().stream()
            .flatMap(holder -> Holder.entry(holder).stream())
            .collect(Collectors.toSet());
    Map<Long, List<ListedItem>> places = new LinkedHashMap<>();
    try (Places walk = new Places(caseDb, contents, items, entries)) {
      walk.forEach(
          item -> {
            item.contentId().ifPresent(id -> add(places, chosen, Holder.content(id), item));
            item.inside()
                .map(at -> Holder.entry(at.containerId(), at.position()))
                .ifPresent(holder -> add(places, chosen, holder, item));
            if (!item.isEmbedded()) {
              add(places, chosen, Holder.item(item.itemId()), item);
            }
          });
    }
    return places;
  }

  private static void add(
      Map<Long, List<ListedItem>> places, Map<Long, Double> chosen, long holder, ListedItem item) {
    if (chosen.containsKey(holder)) {
      places.computeIfAbsent(holder, key -> new ArrayList<>()).add(item);
    }
  }

  private static List<Long> order(
      Map<Long, List<ListedItem>> places, Map<Long, Double> chosen, SearchRequest request) {
    List<Long> holders = new ArrayList<>(places.keySet());
    if (request.order() == SearchRequest.Order.RANK) {
      holders.sort(Comparator.comparing(chosen::get));
    }
    return holders.subList(0, Math.min(request.limit(), holders.size()));
  }
}
