package org.dalel.ingest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One place of each container whose content can be read again: an item, or an entry of another
 * container. Of several the one with the shortest way is taken.
 */
final class ContainerPlaces {
  private static final String CONTAINERS = "(SELECT DISTINCT content_id FROM embedded)";

  private final Map<Long, Place> places = new HashMap<>();

  /**
   * Where a container lies.
   *
   * @param itemId the item that it is, or that holds it
   * @param within the entry of another container that it is, if it is one
   */
  record Place(long itemId, Optional<EntryPlace> within) {}

  private ContainerPlaces() {}

  /** Reads them; what lies on missing evidence only has no place. */
  static ContainerPlaces read(Connection caseDb, Collection<Long> missingEvidence)
      throws SQLException {
    ContainerPlaces found = new ContainerPlaces();
    Map<Long, List<Nested>> nested = nested(caseDb);
    Deque<Long> ways = new ArrayDeque<>();
    String missing =
        missingEvidence.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
    try (Statement statement = caseDb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT r.content_id, min(r.item_id) FROM item_result r JOIN item i ON i.id = r.item_id"
                    + " WHERE r.content_id IN "
                    + CONTAINERS
                    + " AND i.evidence_id NOT IN "
                    + missing
                    + " GROUP BY r.content_id ORDER BY 2")) {
      while (row.next()) {
        found.places.put(row.getLong(1), new Place(row.getLong(2), Optional.empty()));
        ways.add(row.getLong(1));
      }
    }
    while (!ways.isEmpty()) {
      long outer = ways.poll();
      long item = found.places.get(outer).itemId();
      for (Nested inner : nested.getOrDefault(outer, List.of())) {
        Place place = new Place(item, Optional.of(new EntryPlace(outer, inner.position())));
        if (found.places.putIfAbsent(inner.content(), place) == null) {
          ways.add(inner.content());
        }
      }
    }
    return found;
  }

  /** The place of a container; nothing when it cannot be read again. */
  Optional<Place> of(long container) {
    return Optional.ofNullable(places.get(container));
  }

  private record Nested(long position, long content) {}

  /** The containers that lie in containers. */
  private static Map<Long, List<Nested>> nested(Connection caseDb) throws SQLException {
    Map<Long, List<Nested>> nested = new HashMap<>();
    try (Statement statement = caseDb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT content_id, position, child_id FROM embedded WHERE child_id IN "
                    + CONTAINERS
                    + " ORDER BY content_id, position")) {
      while (row.next()) {
        nested
            .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
            .add(new Nested(row.getLong(2), row.getLong(3)));
      }
    }
    return nested;
  }
}
