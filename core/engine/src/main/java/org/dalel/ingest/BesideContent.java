package org.dalel.ingest;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.write.Owner;
import org.dalel.extension.ExtensionHost;

/** What lies beside containers that are read again for the sake of one entry. */
final class BesideContent implements AutoCloseable {
  private static final String POSITION =
      "SELECT position FROM embedded WHERE content_id = ? AND name = ? ORDER BY position LIMIT 1 OFFSET ?";
  private static final String NAMED =
      "SELECT e.name, (SELECT count(*) FROM embedded s WHERE s.content_id = e.content_id AND s.name = e.name"
          + " AND s.position <= e.position) FROM embedded e WHERE e.content_id = ? AND e.position = ?";

  private final CaseFolder folder;
  private final CaseReader reader;
  private final ExtensionHost host;
  private final PlacedItems items;
  private final ItemOpener opener;
  private final Connection connection;

  /**
   * @param lookup the evidence
   * @param host the plugins whose readers take containers apart
   */
  BesideContent(CaseFolder folder, CaseReader reader, EvidenceLookup lookup, ExtensionHost host)
      throws IOException {
    this.folder = folder;
    this.reader = reader;
    this.host = host;
    this.opener = new ItemOpener(lookup);
    this.connection = folder.openCase();
    try {
      this.items = new PlacedItems(folder);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * A container and its neighbours.
   *
   * @param itemId the item that it is or that holds it
   */
  Neighbours of(long itemId, Locator container) throws IOException {
    try {
      return container.embedded().isEmpty() ? item(itemId) : entry(itemId, container);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Where the bytes of an entry stand as they are.
   *
   * @param itemId the item that it is, or that holds it
   * @param inside the way to it in that item; empty for the item itself
   */
  record Stored(long itemId, Optional<Locator> inside) {}

  /**
   * The file beside a container that an entry of it is; empty where it has to be taken out of the
   * container.
   *
   * @param itemId the item that is the container or that holds it
   */
  Optional<Stored> stored(long itemId, Locator container, Locator.Embedded step)
      throws IOException {
    try {
      long content = container.embedded().isEmpty() ? contentOf(itemId) : contentOf(container);
      Optional<Owner> source = StoredSources.of(connection, content, position(content, step));
      if (source.isEmpty() || source.get().isItem()) {
        return source.map(item -> new Stored(item.itemId(), Optional.empty()));
      }
      Owner entry = source.get();
      return Optional.of(
          new Stored(
              itemId,
              Optional.of(outer(container).child(named(entry.contentId(), entry.entry())))));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private long contentOf(long itemId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT content_id FROM item_result WHERE item_id = ?")) {
      query.setLong(1, itemId);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private long contentOf(Locator container) throws IOException {
    return reader
        .find(container)
        .flatMap(found -> found.contentId().stream().boxed().findFirst())
        .orElseThrow(
            () -> new IOException(container + ": expected a container, found none of that name"));
  }

  /** The container in which one lies. */
  private static Locator outer(Locator container) {
    List<Locator.Embedded> steps = container.embedded();
    Locator outer = container.outermost();
    for (Locator.Embedded step : steps.subList(0, steps.size() - 1)) {
      outer = outer.child(step);
    }
    return outer;
  }

  private Locator.Embedded named(long content, long position) throws IOException {
    try (PreparedStatement query = connection.prepareStatement(NAMED)) {
      query.setLong(1, content);
      query.setLong(2, position);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Locator.Embedded(row.getString(1), row.getInt(2));
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private Neighbours item(long itemId) throws SQLException {
    PlacedItem item = items.byId(itemId).orElseThrow();
    return new Neighbours(
        new ItemFile(item, opener, Optional.empty()),
        new CaseSurroundings(items, opener, item.work()));
  }

  private Neighbours entry(long itemId, Locator container) throws SQLException, IOException {
    List<Locator.Embedded> steps = container.embedded();
    Locator around = outer(container);
    long content = around.embedded().isEmpty() ? contentOf(itemId) : contentOf(around);
    ContainerTree tree = ContainerTree.read(connection, content);
    Entries entries = new Entries(itemId, around, content);
    ContainerTree.Entry entry =
        tree.at(position(content, steps.get(steps.size() - 1)))
            .orElseThrow(
                () -> new IOException(container + ": expected it in its container, found it gone"));
    return new Neighbours(
        new EntryFile(entry, entries, Optional.empty()), new EntrySurroundings(tree, entries));
  }

  private long position(long content, Locator.Embedded step) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(POSITION)) {
      query.setLong(1, content);
      query.setString(2, step.name());
      query.setInt(3, step.ordinal() - 1);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }

  private static IOException unreadable(SQLException e) {
    return new IOException("what lies beside a container cannot be read: " + e.getMessage(), e);
  }

  @Override
  public void close() throws IOException {
    opener.close();
    try {
      items.close();
      connection.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** The entries of a container, each read through the case by itself: they may be open at once. */
  private final class Entries implements EntriesOfOne {
    private final long itemId;
    private final Locator locator;
    private final long content;

    Entries(long itemId, Locator locator, long content) {
      this.itemId = itemId;
      this.locator = locator;
      this.content = content;
    }

    @Override
    public long container() {
      return content;
    }

    @Override
    public SeekableByteChannel open(ContainerTree.Entry entry) throws IOException {
      CaseContent contents = new CaseContent(folder, host);
      try {
        return contents
            .source(itemId, locator.child(named(content, entry.position())))
            .channel(contents::close);
      } catch (IOException | RuntimeException e) {
        contents.close();
        throw e;
      }
    }
  }
}
