package org.dalel.casefile.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.LongConsumer;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedItem;

/**
 * Makes the view of a case. Written under another name and put in its place when it is whole, so
 * that a view that can be opened is a good one.
 */
public final class ViewBuilder {
  private static final int TOLD_EVERY = 1000;

  private final CaseFolder folder;
  private final NameRule names;
  private final LongConsumer progress;

  /**
   * Prepares the making.
   *
   * @param names says which names promise another type than the content has
   * @param progress told how many rows are done, now and then
   */
  public ViewBuilder(CaseFolder folder, NameRule names, LongConsumer progress) {
    this.folder = folder;
    this.names = names;
    this.progress = progress;
  }

  /**
   * Makes the view file.
   *
   * @param stamp of the case, taken before: what is committed meanwhile makes the next stamp
   *     differ, so that nothing is missed
   * @throws CaseException when the case cannot be read or the file cannot be written
   */
  public void build(Path target, String stamp) {
    Path making = target.resolveSibling(target.getFileName() + ".making");
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.deleteIfExists(making);
      try (Connection view = Sqlite.openScratch(making)) {
        fill(view, stamp);
      }
      Files.move(
          making, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException | IOException e) {
      throw new CaseException(
          target + ": the workbench's index cannot be made: " + e.getMessage(), e);
    }
  }

  private void fill(Connection view, String stamp) throws SQLException, IOException {
    Sqlite.script(view, resource("view.sql"));
    ColumnCollector columns = new ColumnCollector();
    try (CaseReader reader = new CaseReader(folder)) {
      Sqlite.execute(view, "BEGIN");
      rows(view, reader, columns);
      new ColumnStore(view).write(columns);
      long added =
          reader.evidence().stream()
              .mapToLong(evidence -> evidence.addedNs())
              .max()
              .orElse(Long.MAX_VALUE);
      about(view, ViewAbout.of(stamp, columns.numbers("mtime"), added));
      try (OwnerInsert owners = new OwnerInsert(view)) {
        reader.artifactOwners(owners::artifact);
        reader.mentions(owners::identifier);
        owners.flush();
      }
      Sqlite.execute(view, "COMMIT");
    }
    Sqlite.script(view, resource("indexes.sql"));
    artifacts(view);
  }

  private void artifacts(Connection view) throws SQLException, IOException {
    Sqlite.script(view, resource("artifacts.sql"));
    Sqlite.execute(view, "BEGIN");
    try (CaseReader reader = new CaseReader(folder)) {
      new ArtifactBuilder(view).build(reader);
      new ConversationBuilder(view).build();
      new TimelineBuilder(view).build(reader);
    }
    Sqlite.execute(view, "COMMIT");
  }

  private void rows(Connection view, CaseReader reader, ColumnCollector columns)
      throws SQLException, IOException {
    try (RowInsert insert = new RowInsert(view)) {
      NodeTree tree = new NodeTree(reader.fileSystems());
      reader.itemsByPath(
          item -> {
            long row = columns.rows() + 1L;
            int node = tree.place(item, row).id;
            RowName name = RowName.of(item);
            insert.add(row, node, item, name);
            columns.add(node, item, name, flag(item, name));
            if (row % TOLD_EVERY == 0) {
              progress.accept(row);
            }
          });
      insert.flush();
      nodes(view, tree);
      progress.accept(columns.rows());
    }
  }

  /** Folders, streams and empty files promise nothing. */
  private byte flag(ListedItem item, RowName name) {
    boolean promises =
        name.extension().isPresent()
            && item.type().isPresent()
            && item.size().orElse(0) > 0
            && item.locator().stream().isEmpty();
    return promises && names.contradicts(name.text(), item.type().get()) ? RowScan.MISMATCH : 0;
  }

  private static void nodes(Connection view, NodeTree tree) throws SQLException {
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO node VALUES (?,?,?,?,?,?,?,?,?)")) {
      for (Node node : tree.nodes()) {
        insert.setInt(1, node.id);
        insert.setObject(2, node.parent == null ? null : node.parent.id);
        insert.setString(3, node.kind);
        insert.setString(4, node.name);
        insert.setString(5, RowName.key(node.name));
        insert.setObject(6, node.row == 0 ? null : node.row);
        insert.setLong(7, node.first);
        insert.setLong(8, node.last);
        insert.setInt(9, node.children);
        insert.executeUpdate();
      }
    }
    try (PreparedStatement update =
        view.prepareStatement("UPDATE row SET inside = ? WHERE id = ?")) {
      for (Map.Entry<Long, Node> entry : tree.inside().entrySet()) {
        update.setInt(1, entry.getValue().id);
        update.setLong(2, entry.getKey());
        update.executeUpdate();
      }
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ViewBuilder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program is incomplete: expected the resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void about(Connection view, ViewAbout about) throws SQLException {
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO about VALUES (?, ?, ?, ?)")) {
      insert.setString(1, about.stamp());
      insert.setInt(2, about.rows());
      insert.setLong(3, about.recentFrom());
      insert.setLong(4, about.recentTo());
      insert.executeUpdate();
    }
  }
}
