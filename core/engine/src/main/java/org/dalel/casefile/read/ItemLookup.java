package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dalel.casefile.Locator;

/** Finds items: by a filter, by their contents, by a locator or a path; in total order. */
final class ItemLookup {
  private final Connection connection;

  ItemLookup(Connection connection) {
    this.connection = connection;
  }

  /** The items that a filter lets pass, each followed by its embedded documents. */
  void filtered(ItemFilter filter, RowSink<ListedItem> sink) throws SQLException, IOException {
    listing()
        .forEach(
            Restriction.pathPrefix(filter.path().map(Glob::literalPrefix).orElse("")),
            item -> {
              if (filter.accepts(item)) {
                sink.accept(item);
              }
            });
  }

  /** All, what is in a container in the order of paths. */
  void byPath(RowSink<ListedItem> sink) throws SQLException, IOException {
    new ItemListing(connection, EmbeddedListing.byPath(connection))
        .forEach(Restriction.NONE, sink::accept);
  }

  /** All places of contents. */
  void places(Collection<Long> contents, RowSink<ListedItem> sink)
      throws SQLException, IOException {
    long[] ids = contents.stream().mapToLong(Long::longValue).sorted().toArray();
    try (Places places = new Places(connection, ids, new long[0])) {
      places.forEach(sink::accept);
    }
  }

  /** Those that a locator names: one at most, or twins. */
  List<ListedItem> named(Locator locator) throws SQLException, IOException {
    List<ListedItem> found = new ArrayList<>();
    listing()
        .forEach(
            Restriction.path(locator.evidence(), locator.path()),
            item -> {
              if (item.locator().equals(locator)) {
                found.add(item);
              }
            });
    return found;
  }

  /** Those with a path, on any evidence. */
  List<ListedItem> ofPath(String path) throws SQLException, IOException {
    int container = path.indexOf("!/");
    String entry = container < 0 ? path : path.substring(0, container);
    List<ListedItem> found = new ArrayList<>();
    listing()
        .forEach(
            Restriction.anyEvidencePath(entry),
            item -> {
              if (item.path().equals(path)) {
                found.add(item);
              }
            });
    return found;
  }

  private ItemListing listing() {
    return new ItemListing(connection, new EmbeddedListing(connection));
  }
}
