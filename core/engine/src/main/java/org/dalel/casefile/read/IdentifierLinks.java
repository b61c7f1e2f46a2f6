package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds identifiers of an owner that occur elsewhere too. {@code identifier} has no index, so it is
 * sorted once; what is kept is one count for each pair, however many identifiers it shares.
 */
final class IdentifierLinks {
  private static final String SQL =
      "SELECT i.normalised, i.raw, i.role = 'owner', a.id, a.type, coalesce(a.content_id, 0), coalesce(a.item_id, 0), %s"
          + " FROM identifier i JOIN artifact a ON a.id = i.artifact_id WHERE i.kind = ? ORDER BY i.normalised";

  private final Connection connection;
  private final LinkedPlaces.Request request;
  private final Map<Pair, Shared> pairs = new HashMap<>();
  private final Map<ListedItem, Integer> order = new HashMap<>();

  IdentifierLinks(Connection connection, LinkedPlaces.Request request) {
    this.connection = connection;
    this.request = request;
  }

  /**
   * A content; an entry of one that is a container, unless {@code entry} is negative; or an item
   * when {@code content} is 0.
   */
  private record Thing(long content, long item, long entry) {}

  /** What has the identifiers: one artifact, or all of that type. */
  private record Side(Thing thing, String type, long artifact) {}

  private record Pair(Side side, Thing other) {}

  private record Mention(Thing thing, Side side, String raw, boolean owner) {}

  private record Way(Thing from, Thing to, int rank) {
    Way back() {
      return new Way(to, from, rank);
    }
  }

  private static final class Shared {
    final SortedSet<String> types = new TreeSet<>();
    String example;
    String raw;
    long count;
  }

  /** The links by place; nothing here depends on row ids. */
  List<LinkedPlaces> all() throws SQLException, IOException {
    collect();
    Map<Thing, List<ListedItem>> places = places();
    Set<Way> ways = new HashSet<>();
    pairs.keySet().forEach(pair -> ways.add(way(pair)));
    List<LinkedPlaces> links = new ArrayList<>();
    try (PreparedStatement fields =
        connection.prepareStatement("SELECT fields FROM artifact WHERE id = ?")) {
      for (Map.Entry<Pair, Shared> entry : pairs.entrySet()) {
        Pair pair = entry.getKey();
        List<ListedItem> at = places.getOrDefault(pair.side().thing(), List.of());
        List<ListedItem> others = places.getOrDefault(pair.other(), List.of());
        boolean there = !at.isEmpty() && !others.isEmpty();
        if (there && (isForward(at, others) || !ways.contains(way(pair).back()))) {
          links.add(link(at, pair.side(), fields(fields, pair.side()), others, entry.getValue()));
        }
      }
    }
    links.sort(
        Comparator.<LinkedPlaces>comparingInt(link -> order.get(link.places().get(0)))
            .thenComparing(LinkedPlaces::type)
            .thenComparing(link -> link.fields().orElse(""))
            .thenComparingInt(link -> order.get(link.others().get(0)))
            .thenComparing(LinkedPlaces::example)
            .thenComparing(LinkedPlaces::raw));
    return List.copyOf(links);
  }

  private Way way(Pair pair) {
    return new Way(pair.side().thing(), pair.other(), rank(pair.side().type()));
  }

  private boolean isForward(List<ListedItem> at, List<ListedItem> others) {
    return order.get(at.get(0)) <= order.get(others.get(0));
  }

  private static LinkedPlaces link(
      List<ListedItem> at,
      Side side,
      Optional<String> fields,
      List<ListedItem> others,
      Shared shared) {
    return new LinkedPlaces(
        at, side.type(), fields, others, shared.types, shared.count, shared.example, shared.raw);
  }

  private void collect() throws SQLException {
    boolean entries = Columns.has(connection, "artifact", "entry");
    String entry = entries ? "coalesce(a.entry, -1)" : "-1";
    try (PreparedStatement query = connection.prepareStatement(SQL.formatted(entry))) {
      query.setString(1, request.kind());
      try (ResultSet row = query.executeQuery()) {
        List<Mention> same = new ArrayList<>();
        String value = "";
        while (row.next()) {
          String next = row.getString(1);
          if (!next.equals(value)) {
            pair(value, same);
            same.clear();
            value = next;
          }
          same.add(mention(row));
        }
        pair(value, same);
      }
    }
  }

  private Mention mention(ResultSet row) throws SQLException {
    String type = row.getString(5);
    Thing thing = new Thing(row.getLong(6), row.getLong(7), row.getLong(8));
    long artifact = request.oneByOne().contains(type) ? row.getLong(4) : 0;
    Side side = new Side(thing, type, artifact);
    return new Mention(thing, side, row.getString(2), row.getBoolean(3));
  }

  /** Counts one identifier once for each pair that shares it. */
  private void pair(String value, List<Mention> same) {
    Set<Thing> things = new HashSet<>();
    same.forEach(mention -> things.add(mention.thing()));
    if (things.size() < 2) {
      return;
    }
    Map<Thing, Set<String>> types = new LinkedHashMap<>();
    same.forEach(m -> types.computeIfAbsent(m.thing(), t -> new TreeSet<>()).add(m.side().type()));
    Map<Thing, Map<Side, String>> owners = owners(same);
    owners.forEach(
        (thing, sides) ->
            types.forEach(
                (other, there) -> {
                  int rank = rank(owners.getOrDefault(other, Map.of()));
                  if (!other.equals(thing) && rank(sides) <= rank) {
                    sides.forEach((side, raw) -> count(new Pair(side, other), value, raw, there));
                  }
                }));
  }

  /** What has it as its own; the key from which it follows only where nothing else has it. */
  private Map<Thing, Map<Side, String>> owners(List<Mention> same) {
    Map<Thing, Map<Side, String>> owners = new LinkedHashMap<>();
    for (Mention mention : same) {
      if (mention.owner()) {
        owners
            .computeIfAbsent(mention.thing(), t -> new LinkedHashMap<>())
            .merge(mention.side(), mention.raw(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    int last = request.oneByOne().size();
    for (Map<Side, String> sides : owners.values()) {
      if (sides.keySet().stream().anyMatch(side -> rank(side.type()) == last)) {
        sides.keySet().removeIf(side -> rank(side.type()) < last);
      }
    }
    return owners;
  }

  private int rank(Map<Side, String> sides) {
    return sides.keySet().stream()
        .mapToInt(side -> rank(side.type()))
        .min()
        .orElse(request.oneByOne().size());
  }

  private int rank(String type) {
    int at = request.oneByOne().indexOf(type);
    return at < 0 ? request.oneByOne().size() : at;
  }

  private void count(Pair pair, String value, String raw, Set<String> types) {
    Shared shared = pairs.computeIfAbsent(pair, p -> new Shared());
    if (shared.count++ == 0) {
      shared.example = value;
      shared.raw = raw;
    }
    shared.types.addAll(types);
  }

  private static Optional<String> fields(PreparedStatement query, Side side) throws SQLException {
    if (side.artifact() == 0) {
      return Optional.empty();
    }
    query.setLong(1, side.artifact());
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private Map<Thing, List<ListedItem>> places() throws SQLException, IOException {
    Set<Thing> things = new HashSet<>();
    pairs.keySet().forEach(pair -> things.addAll(List.of(pair.side().thing(), pair.other())));
    long[] contents =
        things.stream()
            .filter(t -> t.content() != 0 && t.entry() < 0)
            .mapToLong(Thing::content)
            .sorted()
            .toArray();
    long[] items =
        things.stream().filter(t -> t.content() == 0).mapToLong(Thing::item).sorted().toArray();
    Set<ListedItem.Inside> entries =
        things.stream()
            .filter(t -> t.entry() >= 0)
            .map(t -> new ListedItem.Inside(t.content(), t.entry()))
            .collect(Collectors.toSet());
    Map<Thing, List<ListedItem>> places = new LinkedHashMap<>();
    try (Places listing = new Places(connection, contents, items, entries)) {
      listing.forEach(
          item -> {
            order.put(item, order.size());
            item.contentId().ifPresent(id -> put(places, new Thing(id, 0, -1), item));
            item.inside()
                .ifPresent(at -> put(places, new Thing(at.containerId(), 0, at.position()), item));
            if (!item.isEmbedded()) {
              put(places, new Thing(0, item.itemId(), -1), item);
            }
          });
    }
    places.keySet().retainAll(things);
    return places;
  }

  private static void put(Map<Thing, List<ListedItem>> places, Thing thing, ListedItem item) {
    places.computeIfAbsent(thing, t -> new ArrayList<>()).add(item);
  }
}
