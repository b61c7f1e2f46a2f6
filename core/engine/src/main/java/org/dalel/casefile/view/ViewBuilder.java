package org.dalel.casefile.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.LongConsumer;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;

/**
 * Makes the view of a case. Written under another name and put in its place when it is whole, so
 * that a view that can be opened is a good one.
 */
public final class ViewBuilder {
  private static final int TOLD_EVERY = 1000;

  private final CaseFolder folder;
  private final LongConsumer progress;

  /**
   * Prepares the making.
   *
   * @param progress told how many rows are done, now and then
   */
  public ViewBuilder(CaseFolder folder, LongConsumer progress) {
    this.folder = folder;
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
    Sqlite.execute(view, "BEGIN");
    long rows = rows(view);
    Sqlite.execute(view, "COMMIT");
    Sqlite.script(view, resource("indexes.sql"));
    Sqlite.execute(view, "BEGIN");
    for (SortColumn column : SortColumn.values()) {
      if (column != SortColumn.PATH) {
        sort(view, column, rows);
      }
    }
    about(view, stamp, rows);
    Sqlite.execute(view, "COMMIT");
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

  private long rows(Connection view) throws SQLException, IOException {
    try (CaseReader reader = new CaseReader(folder);
        RowInsert insert = new RowInsert(view)) {
      NodeTree tree = new NodeTree(reader.fileSystems());
      long[] count = new long[1];
      reader.items(
          ItemFilter.ALL,
          item -> {
            long row = ++count[0];
            insert.add(row, tree.place(item, row).id, item);
            if (row % TOLD_EVERY == 0) {
              progress.accept(row);
            }
          });
      insert.flush();
      nodes(view, tree);
      progress.accept(count[0]);
      return count[0];
    }
  }

  private static void nodes(Connection view, NodeTree tree) throws SQLException {
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO node VALUES (?,?,?,?,?,?,?,?,?)")) {
      for (Node node : tree.nodes()) {
        insert.setInt(1, node.id);
        insert.setObject(2, node.parent == null ? null : node.parent.id);
        insert.setString(3, node.kind);
        insert.setString(4, node.name);
        insert.setString(5, RowInsert.key(node.name));
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

  private static void sort(Connection view, SortColumn column, long rows) throws SQLException {
    ByteBuffer order = ByteBuffer.allocate(Math.toIntExact(rows * 4));
    order.order(ByteOrder.LITTLE_ENDIAN);
    try (PreparedStatement select =
            view.prepareStatement("SELECT id FROM row ORDER BY " + column.sql() + ", id");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        order.putInt(row.getInt(1));
      }
    }
    try (PreparedStatement insert = view.prepareStatement("INSERT INTO sorting VALUES (?, ?)")) {
      insert.setString(1, column.id());
      insert.setBytes(2, order.array());
      insert.executeUpdate();
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

  private static void about(Connection view, String stamp, long rows) throws SQLException {
    try (PreparedStatement insert = view.prepareStatement("INSERT INTO about VALUES (?, ?)")) {
      insert.setString(1, stamp);
      insert.setLong(2, rows);
      insert.executeUpdate();
    }
  }
}
