package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.ContentType;
import org.dalel.casefile.Locator;

/**
 * The documents embedded in a content, at all depths, each after its parent and in the order of the
 * container, or of their paths.
 *
 * <p>A child's content is stored once and listed under every parent. Containers can hold themselves
 * (a quine archive) and each other, so a content is not opened again within itself. A container at
 * {@link #MAX_DEPTH} is listed and says that what is in it is not; how many documents an entry can
 * show is limited where the case is made, which counts them as they are listed here.
 */
final class EmbeddedListing {
  /** Containers within containers that are listed: as many as are opened when a case is made. */
  static final int MAX_DEPTH = 64;

  private static final String TOO_DEEP =
      "what is in it is nested deeper than " + MAX_DEPTH + " documents and not listed here";

  private static final String SQL =
      """
      SELECT b.name, b.size, b.mtime, b.crtime, b.status, coalesce(b.why, c.why), c.id, c.md5, c.sha1,
             c.sha256, c.type, c.size,
             EXISTS (SELECT 1 FROM embedded d WHERE d.content_id = b.child_id), b.position, b.kind, %s
      FROM embedded b LEFT JOIN content c ON c.id = b.child_id
      WHERE b.content_id = ? ORDER BY %s
      """;

  private static final String FACTS = "b.atime, b.ctime, b.mode, b.uid, b.gid";
  private static final String NO_FACTS = "NULL, NULL, NULL, NULL, NULL";

  /** What a folder holds stands together: a slash comes before all that a name has. */
  private static final String BY_PATH = "replace(b.name, '/', char(1)), b.position";

  private final Connection connection;
  private final Wanted wanted;
  private final String order;
  private String sql = "";

  /** Which rows are listed and gone into. */
  @FunctionalInterface
  interface Wanted {
    /**
     * @param content the child's content; 0 without one
     * @param container the content that contains it
     * @param position its position there
     */
    boolean test(long content, long container, long position);
  }

  /** Lists all embedded documents. */
  EmbeddedListing(Connection connection) {
    this(connection, (content, container, position) -> true);
  }

  /** Lists, and goes into, only those that are wanted. */
  EmbeddedListing(Connection connection, Wanted wanted) {
    this(connection, wanted, "b.position");
  }

  private EmbeddedListing(Connection connection, Wanted wanted, String order) {
    this.connection = connection;
    this.wanted = wanted;
    this.order = order;
  }

  /** Lists all embedded documents, those of a container in the order of their paths. */
  static EmbeddedListing byPath(Connection connection) {
    return new EmbeddedListing(connection, (content, container, position) -> true, BY_PATH);
  }

  /** Lists what is embedded in an item. */
  void forEach(ListedItem item, ItemVisitor sink) throws SQLException, IOException {
    if (sql.isEmpty()) {
      // a case of before schema version 5 does not have them
      boolean facts = Columns.has(connection, "embedded", "mode");
      sql = SQL.formatted(facts ? FACTS : NO_FACTS, order);
    }
    if (item.contentId().isPresent()) {
      new Descent(sink).into(item);
    }
  }

  private static ListedItem read(ListedItem parent, ResultSet row, Locator.Embedded step)
      throws SQLException {
    OptionalLong size = Columns.number(row, 2);
    return new ListedItem(
        parent.locator().child(step),
        parent.path() + "!/" + step.name(),
        row.getString(15),
        ListedItem.EMBEDDED,
        size.isPresent() ? size : Columns.number(row, 12),
        new ItemDigests(Columns.hex(row, 8), Columns.hex(row, 9), Columns.hex(row, 10)),
        new ItemTimes(
            Columns.number(row, 3),
            Columns.number(row, 16),
            Columns.number(row, 17),
            Columns.number(row, 4)),
        new ItemOwner(Columns.number(row, 18), Columns.number(row, 19), Columns.number(row, 20)),
        Columns.text(row, 11).map(ContentType::shown),
        row.getString(5),
        Columns.text(row, 6),
        Optional.empty(),
        false,
        parent.itemId(),
        Columns.number(row, 7),
        Optional.of(new ListedItem.Inside(parent.contentId().orElseThrow(), row.getLong(14))));
  }

  /** One entry's documents; knows the containers it is in. */
  private final class Descent {
    private final ItemVisitor sink;
    private final Deque<Long> open = new ArrayDeque<>();

    Descent(ItemVisitor sink) {
      this.sink = sink;
    }

    void into(ListedItem parent) throws SQLException, IOException {
      long content = parent.contentId().orElseThrow();
      if (open.contains(content)) {
        return;
      }
      open.push(content);
      Map<String, Integer> ordinals = new HashMap<>();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, content);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            String name = row.getString(1);
            Locator.Embedded step =
                new Locator.Embedded(name, ordinals.merge(name, 1, Integer::sum));
            list(read(parent, row, step), row.getBoolean(13));
          }
        }
      }
      open.pop();
    }

    private void list(ListedItem child, boolean container) throws SQLException, IOException {
      ListedItem.Inside inside = child.inside().orElseThrow();
      if (!wanted.test(child.contentId().orElse(0), inside.containerId(), inside.position())) {
        return;
      }
      boolean tooDeep = container && open.size() == MAX_DEPTH;
      sink.visit(tooDeep ? child.endedAs("skipped", TOO_DEEP) : child);
      if (container && !tooDeep) {
        into(child);
      }
    }
  }
}
