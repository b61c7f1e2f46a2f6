package org.dalel.casefile.view;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.dalel.casefile.read.ListedItem;

/** Writes the rows of a view, many at a time. */
final class RowInsert implements AutoCloseable {
  private static final int BATCH = 500;

  private final PreparedStatement insert;
  private int waiting;

  RowInsert(Connection view) throws SQLException {
    insert =
        view.prepareStatement(
            "INSERT INTO row VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL,?,?)");
  }

  void add(long row, int node, ListedItem item, RowName name) throws IOException {
    try {
      bind(row, node, item, name);
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

  private void bind(long row, int node, ListedItem item, RowName name) throws SQLException {
    String locator = item.locator().toString();
    insert.setLong(1, row);
    insert.setInt(2, node);
    insert.setLong(3, item.itemId());
    number(4, item.contentId());
    insert.setString(5, locator);
    insert.setLong(6, LocatorKey.of(locator));
    insert.setString(7, name.text());
    insert.setString(8, name.extension().orElse(null));
    insert.setString(9, item.kind());
    insert.setString(10, item.state());
    insert.setString(11, item.status());
    insert.setString(12, item.why().orElse(null));
    insert.setString(13, item.type().orElse(null));
    number(14, item.size());
    number(15, item.times().modified());
    number(16, item.times().accessed());
    number(17, item.times().changed());
    number(18, item.times().created());
    digest(19, item.digests().md5());
    digest(20, item.digests().sha256());
    number(21, held(item, ListedItem.Inside::containerId));
    number(22, held(item, ListedItem.Inside::position));
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
}
