package org.dalel.casefile.view;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.dalel.casefile.read.ListedItem;

/** Writes the rows of a view, many at a time. */
final class RowInsert implements AutoCloseable {
  private static final int BATCH = 500;
  private static final int LONGEST_EXTENSION = 12;

  private final PreparedStatement insert;
  private int waiting;

  RowInsert(Connection view) throws SQLException {
    insert =
        view.prepareStatement(
            "INSERT INTO row VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL,?,?)");
  }

  void add(long row, int node, ListedItem item) throws IOException {
    try {
      bind(row, node, item);
      insert.addBatch();
      if (++waiting == BATCH) {
        flush();
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  void flush() throws SQLException {
    if (waiting > 0) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }

  private void bind(long row, int node, ListedItem item) throws SQLException {
    String locator = item.locator().toString();
    String name = name(item);
    insert.setLong(1, row);
    insert.setInt(2, node);
    insert.setLong(3, item.itemId());
    number(4, item.contentId());
    insert.setString(5, locator);
    insert.setLong(6, LocatorKey.of(locator));
    insert.setString(7, name);
    insert.setString(8, key(name));
    insert.setString(9, extension(name, item.kind()));
    insert.setString(10, item.kind());
    insert.setString(11, item.state());
    insert.setString(12, item.status());
    insert.setString(13, item.why().orElse(null));
    insert.setString(14, item.type().orElse(null));
    number(15, item.size());
    number(16, item.times().modified());
    number(17, item.times().accessed());
    number(18, item.times().changed());
    number(19, item.times().created());
    digest(20, item.digests().md5());
    digest(21, item.digests().sha256());
    number(22, held(item, ListedItem.Inside::containerId));
    number(23, held(item, ListedItem.Inside::position));
  }

  private static OptionalLong held(ListedItem item, ToLongFunction<ListedItem.Inside> part) {
    return item.inside().stream().mapToLong(part).findFirst();
  }

  private void number(int column, OptionalLong value) throws SQLException {
    if (value.isPresent()) {
      insert.setLong(column, value.getAsLong());
    } else {
      insert.setNull(column, Types.INTEGER);
    }
  }

  private void digest(int column, Optional<String> hex) throws SQLException {
    insert.setBytes(column, hex.map(HexFormat.of()::parseHex).orElse(null));
  }

  /** What names are sorted by. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The last part of the path; with the stream's name where it is one. */
  private static String name(ListedItem item) {
    int steps = item.locator().embedded().size();
    if (steps > 0) {
      String inner = item.locator().embedded().get(steps - 1).name();
      return inner.substring(inner.lastIndexOf('/') + 1);
    }
    String path = item.path();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last + item.locator().stream().map(stream -> ":" + stream).orElse("");
  }

  private static String extension(String name, String kind) {
    int dot = name.lastIndexOf('.');
    boolean any = dot > 0 && dot < name.length() - 1 && !kind.equals("dir");
    return any && name.length() - dot - 1 <= LONGEST_EXTENSION
        ? key(name.substring(dot + 1))
        : null;
  }
}
