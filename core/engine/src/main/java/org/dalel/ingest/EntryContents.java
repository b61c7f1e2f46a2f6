package org.dalel.ingest;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Secret;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.write.Owner;
import org.dalel.content.ContentSource;
import org.dalel.evidence.ItemContent;

/**
 * Reads entries of containers again, for whoever looks at them where they lie. Belongs to one
 * thread.
 *
 * <pre>
 *   item ─▶ OpenContainer phone.tar ─▶ OpenContainer app.zip ─▶ entry
 *           (parts of the item's       (read once for all that      ▲
 *            bytes, no copy)            is planned: kept)      channels of their own
 * </pre>
 *
 * <p>The containers on the way to the one that was asked for last stay open.
 */
final class EntryContents implements AutoCloseable {
  private final RunContext context;
  private final int slot;
  private final PlacedItems items;
  private final ItemOpener opener;
  private final ItemOpener besideOpener;
  private final ContainerPlaces places;
  private final Connection connection;
  private final List<OpenContainer> way = new ArrayList<>();
  private Optional<List<Secret>> secrets = Optional.empty();
  private final Set<Long> placed;
  private Optional<EntryContents> beside = Optional.empty();
  private Plan planned = new Plan(0, List.of(), true);

  private final class InOne implements EntriesOfOne {
    private final long container;

    private InOne(long container) {
      this.container = container;
    }

    @Override
    public long container() {
      return container;
    }

    @Override
    public SeekableByteChannel open(ContainerTree.Entry entry) throws IOException {
      try {
        Optional<Owner> stored =
            placed.contains(container)
                ? StoredSources.of(connection, container, entry.position())
                : Optional.empty();
        if (stored.isPresent()) {
          return stored(stored.get());
        }
        ContentSource content = asked(container).entry(entry.position());
        ContentSource known =
            content.size() > entry.size() ? content.range(0, entry.size()) : content;
        return known.channel();
      } catch (SQLException e) {
        throw new CaseException("a container cannot be looked up: " + e.getMessage(), e);
      }
    }
  }

  EntryContents(RunContext context, int slot, PlacedItems items, ContainerPlaces places)
      throws SQLException {
    this.context = context;
    this.slot = slot;
    this.items = items;
    this.opener = new ItemOpener(context);
    this.besideOpener = new ItemOpener(context);
    this.places = places;
    this.connection = context.folder().openCase();
    this.placed = placed(connection);
  }

  /** Containers whose entries lie beside them. */
  private static Set<Long> placed(Connection caseDb) throws SQLException {
    Set<Long> found = new HashSet<>();
    try (Statement statement = caseDb.createStatement();
        ResultSet row = statement.executeQuery("SELECT DISTINCT content_id FROM embedded_source")) {
      while (row.next()) {
        found.add(row.getLong(1));
      }
    }
    return found;
  }

  /** The entries of a container. */
  EntriesOfOne in(long container) {
    return new InOne(container);
  }

  /** Opens what lies beside a container, as it is there. */
  private SeekableByteChannel stored(Owner source) throws SQLException, IOException {
    if (source.isItem()) {
      PlacedItem item = items.byId(source.itemId()).orElseThrow();
      return new ItemFile(item, besideOpener, Optional.empty()).open();
    }
    ContainerTree tree = ContainerTree.read(connection, source.contentId());
    return beside().in(source.contentId()).open(tree.at(source.entry()).orElseThrow());
  }

  /** Reads containers beside those that are open here. */
  private EntryContents beside() throws SQLException {
    if (beside.isEmpty()) {
      beside = Optional.of(new EntryContents(context, slot, items, places));
    }
    return beside.get();
  }

  /** Says which entries of a container will be asked for soon: they are read in one go. */
  void plan(long container, Collection<Long> positions) {
    planned = new Plan(container, positions, false);
  }

  private record Plan(long container, Collection<Long> positions, boolean told) {}

  /** The container in which the next entry is asked for; it is told what is planned. */
  private OpenContainer asked(long id) throws SQLException, IOException {
    OpenContainer container = container(id);
    if (planned.container() == id && !planned.told()) {
      container.plan(planned.positions());
      planned = new Plan(id, planned.positions(), true);
    }
    return container;
  }

  private OpenContainer container(long id) throws SQLException, IOException {
    for (int i = 0; i < way.size(); i++) {
      if (way.get(i).id() == id) {
        closeBehind(i);
        return way.get(i);
      }
    }
    ContainerPlaces.Place place = place(id);
    OpenContainer opened;
    if (place.within().isPresent()) {
      EntryPlace within = place.within().get();
      ContentSource source = container(within.container()).entry(within.position());
      opened = open(id, source, Optional.empty());
    } else {
      closeBehind(-1);
      PlacedItem item = items.byId(place.itemId()).orElseThrow();
      ItemContent content = opener.open(item.work());
      ContentSource source = ContentSource.of(content::read, content.size());
      opened = open(id, source, Optional.of(content));
    }
    way.add(opened);
    return opened;
  }

  /**
   * Where a container lies, for its reader. What lies beside it is read through containers that are
   * opened once more: it is asked for while the reader is at work in this one.
   */
  private Neighbours neighbours(long id) throws SQLException {
    ContainerPlaces.Place place = places.of(id).orElseThrow();
    if (place.within().isPresent()) {
      EntryPlace within = place.within().get();
      ContainerTree tree = ContainerTree.read(connection, within.container());
      EntriesOfOne around = beside().in(within.container());
      return new Neighbours(
          new EntryFile(tree.at(within.position()).orElseThrow(), around, Optional.empty()),
          new EntrySurroundings(tree, around));
    }
    PlacedItem item = items.byId(place.itemId()).orElseThrow();
    return new Neighbours(
        new ItemFile(item, besideOpener, Optional.empty()),
        new CaseSurroundings(items, besideOpener, item.work()));
  }

  private ContainerPlaces.Place place(long id) throws IOException {
    return places
        .of(id)
        .orElseThrow(
            () -> new IOException("expected a place from which to read it again, found none"));
  }

  private OpenContainer open(long id, ContentSource source, Optional<AutoCloseable> beneath)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT type FROM content WHERE id = ?")) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        String type = row.getString(1);
        Optional<Neighbours> place =
            ContainerReaders.placedReader(type).isPresent()
                ? Optional.of(neighbours(id))
                : Optional.empty();
        return new OpenContainer(context, slot, id, type, source, beneath, secrets(), place);
      }
    }
  }

  /** All that the case knows when it is first asked for. */
  private List<Secret> secrets() throws SQLException {
    if (secrets.isEmpty()) {
      secrets = Optional.of(KnownSecrets.read(connection).all());
    }
    return secrets.get();
  }

  /** Closes the containers behind the one with this number. */
  private void closeBehind(int last) throws IOException {
    while (way.size() > last + 1) {
      way.remove(way.size() - 1).close();
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    closeBehind(-1);
    if (beside.isPresent()) {
      beside.get().close();
    }
    besideOpener.close();
    opener.close();
    connection.close();
  }
}
