package org.dalel.casefile.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns and orders as they lie in the view: numbers in little-endian order, in one value each.
 */
final class ColumnStore {
  static final String ORDER = "order.";
  private static final String[] NUMBERS = {"size", "mtime", "atime", "ctime", "crtime"};
  private static final String[] HANDLES = {
    HolderRows.CONTENT, HolderRows.ITEM, HolderRows.CONTAINER, HolderRows.ENTRY
  };
  private static final String[] WORDS = {"kind", "state", "status", "type", "extension"};

  private final Connection view;

  ColumnStore(Connection view) {
    this.view = view;
  }

  /** Writes all columns and the order of each. */
  void write(ColumnCollector columns) throws SQLException {
    put("node", bytes(columns.nodes()));
    for (String name : HANDLES) {
      put(name, bytes(columns.handles(name)));
    }
    put("flags", columns.flags());
    put("name", columns.nameBytes());
    put("name.end", bytes(columns.nameEnds()));
    put(ORDER + "name", bytes(PairSort.order(columns.names())));
    put(ORDER + "sha256", bytes(PairSort.order(columns.numbers("sha256"))));
    for (String name : NUMBERS) {
      long[] values = columns.numbers(name);
      put(name, bytes(values));
      put(ORDER + name, bytes(PairSort.order(values)));
    }
    for (String name : WORDS) {
      words(name, columns.words(name));
    }
  }

  private void words(String name, CodedColumn column) throws SQLException {
    put(name, bytes(column.codes()));
    put(
        ORDER + name,
        bytes(PairSort.order(Arrays.stream(column.codes()).asLongStream().toArray())));
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO word (name, code, text) VALUES (?, ?, ?)")) {
      for (int i = 0; i < column.words().size(); i++) {
        insert.setString(1, name);
        insert.setInt(2, i + 1);
        insert.setString(3, column.words().get(i));
        insert.executeUpdate();
      }
    }
  }

  int[] ints(String name) throws SQLException {
    ByteBuffer stored = get(name);
    int[] values = new int[stored.remaining() / Integer.BYTES];
    stored.asIntBuffer().get(values);
    return values;
  }

  long[] longs(String name) throws SQLException {
    ByteBuffer stored = get(name);
    long[] values = new long[stored.remaining() / Long.BYTES];
    stored.asLongBuffer().get(values);
    return values;
  }

  byte[] raw(String name) throws SQLException {
    return get(name).array();
  }

  CodedColumn coded(String name) throws SQLException {
    List<String> words = new ArrayList<>();
    try (PreparedStatement select =
        view.prepareStatement("SELECT text FROM word WHERE name = ? ORDER BY code")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          words.add(row.getString(1));
        }
      }
    }
    return new CodedColumn(ints(name), words);
  }

  private ByteBuffer get(String name) throws SQLException {
    try (PreparedStatement select =
        view.prepareStatement("SELECT data FROM stored WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("expected the column " + name + ", found none");
        }
        return ByteBuffer.wrap(row.getBytes(1)).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
  }

  private void put(String name, byte[] data) throws SQLException {
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO stored (name, data) VALUES (?, ?)")) {
      insert.setString(1, name);
      insert.setBytes(2, data);
      insert.executeUpdate();
    }
  }

  private static byte[] bytes(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes.array();
  }

  private static byte[] bytes(long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return bytes.array();
  }
}
