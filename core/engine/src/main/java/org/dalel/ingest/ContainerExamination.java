package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Secret;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.FailureRow;
import org.dalel.casefile.write.Owner;
import org.dalel.extension.Extraction;
import org.dalel.extension.LoadedExtractor;

/**
 * Lets extractors see entries of containers where they lie. What they find belongs to the place in
 * the container, and is done once wherever the container lies. Belongs to one thread.
 */
final class ContainerExamination implements AutoCloseable {
  /** Neighbours up to this size are read with a file, for they may be asked for. */
  private static final long SMALL = 4L << 20;

  private static final String DIGEST = "SELECT sha256 FROM content WHERE id = ?";

  private final RunContext context;
  private final Examination examination;
  private final PlacedItems items;
  private final Connection connection;
  private final EntryContents contents;
  private Optional<Container> last = Optional.empty();

  ContainerExamination(RunContext context, Examination examination, int slot, PlacedItems items)
      throws SQLException {
    this.context = context;
    this.examination = examination;
    this.items = items;
    this.connection = context.folder().openCase();
    this.contents = new EntryContents(context, slot, items, context.containerPlaces());
  }

  private record Container(long id, byte[] sha256, ContainerTree tree) {}

  /** Says which entries of a container will be looked at next. */
  void plan(long container, List<Long> positions) throws SQLException {
    ContainerTree tree = container(container).tree();
    Set<Long> wanted = new LinkedHashSet<>();
    for (long position : positions) {
      tree.at(position).ifPresent(entry -> around(tree, entry, wanted));
    }
    contents.plan(container, wanted);
  }

  private static void around(ContainerTree tree, ContainerTree.Entry entry, Set<Long> wanted) {
    List<ContainerTree.Entry> near =
        new ArrayList<>(entry.folder() ? tree.below(entry.path()) : tree.children(entry.parent()));
    near.removeIf(one -> one.size() > SMALL);
    near.add(entry);
    near.stream().filter(ContainerTree.Entry::readable).forEach(one -> wanted.add(one.position()));
  }

  /** An entry where it lies. */
  Examination.Place place(long itemId, EntryPlace inside) throws SQLException {
    Container container = container(inside.container());
    ContainerTree.Entry entry = container.tree().at(inside.position()).orElseThrow();
    return new InnerPlace(itemId, container, entry);
  }

  /** An entry with its neighbours, for its reader to look beside it. */
  Neighbours neighbours(EntryPlace inside) throws SQLException {
    ContainerTree tree = container(inside.container()).tree();
    EntriesOfOne inOne = contents.in(inside.container());
    return new Neighbours(
        new EntryFile(tree.at(inside.position()).orElseThrow(), inOne, Optional.empty()),
        new EntrySurroundings(tree, inOne));
  }

  private Container container(long id) throws SQLException {
    if (last.isEmpty() || last.get().id() != id) {
      last = Optional.empty(); // two large ones need not be in memory
      try (PreparedStatement query = connection.prepareStatement(DIGEST)) {
        query.setLong(1, id);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          byte[] sha256 = row.getBytes(1);
          last = Optional.of(new Container(id, sha256, ContainerTree.read(connection, id)));
        }
      }
    }
    return last.get();
  }

  @Override
  public void close() throws SQLException, IOException {
    contents.close();
    connection.close();
  }

  /** An entry of a container. */
  private final class InnerPlace implements Examination.Place {
    private final long itemId;
    private final Container container;
    private final ContainerTree.Entry entry;
    private final byte[] digest;

    InnerPlace(long itemId, Container container, ContainerTree.Entry entry) {
      this.itemId = itemId;
      this.container = container;
      this.entry = entry;
      this.digest = new EntryPlace(container.id(), entry.position()).digest(container.sha256());
    }

    @Override
    public Owner owner() {
      return Owner.entry(container.id(), entry.position());
    }

    @Override
    public Optional<Quarantine.Entry> barred(String extractor) {
      return context.quarantine().placeInside(digest, extractor);
    }

    @Override
    public Extraction look(LoadedExtractor extractor, List<Secret> secrets, Parts parts)
        throws SQLException {
      PlacedItem item = items.byId(itemId).orElseThrow();
      examination.enter(itemId, examination.labelled(item) + "!" + entry.path(), extractor, digest);
      EntriesOfOne inOne = contents.in(container.id());
      EntryFile file = new EntryFile(entry, inOne, examination.text(entry.textOf(), extractor));
      return examination.show(
          extractor, file, new EntrySurroundings(container.tree(), inOne), secrets, parts);
    }

    @Override
    public FailureRow failure(Extracted.Failure failure) {
      return new FailureRow(
          0,
          0,
          ContentRef.stored(container.id(), null, false),
          entry.position(),
          Optional.empty(),
          Stage.LOOKING.failureStage(),
          failure.kind(),
          failure.message(),
          Optional.of(failure.extractor()));
    }
  }
}
