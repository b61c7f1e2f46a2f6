package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.ListedItem;

/** The SQL of a view. */
final class ViewQueries {
  private static final String ROW =
      """
      SELECT id, node, inside, locator, name, extension, kind, state, status, why, type, size, mtime,
             atime, ctime, crtime, md5, sha256, item_id, content_id, container_id,
             entry
      FROM row WHERE\s""";
  private static final String NODE =
      "SELECT id, kind, name, row, CASE WHEN first = 0 THEN 0 ELSE last - first + 1 END, children,"
          + " parent FROM node WHERE ";

  private ViewQueries() {}

  static ViewAbout about(Connection view) throws SQLException {
    try (PreparedStatement select =
            view.prepareStatement("SELECT stamp, rows, recent_from, recent_to FROM about");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? new ViewAbout(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4))
          : new ViewAbout("", 0, 0, 0);
    }
  }

  /** First and last row below a node; an empty range when there is none. */
  static long[] range(Connection view, long node) throws SQLException {
    try (PreparedStatement select =
        view.prepareStatement("SELECT first, last FROM node WHERE id = ?")) {
      select.setLong(1, node);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getLong(1) > 0
            ? new long[] {row.getLong(1), row.getLong(2)}
            : new long[] {1, 0};
      }
    }
  }

  static Optional<ViewRow> find(Connection view, String locator) throws SQLException {
    try (PreparedStatement select =
        view.prepareStatement(ROW + "locator_key = ? AND locator = ?")) {
      select.setLong(1, LocatorKey.of(locator));
      select.setString(2, locator);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  static List<TreeNode> children(Connection view, long parent, Optional<TreeNode> after, int most)
      throws SQLException {
    String sql =
        NODE
            + (parent == 0 ? "parent IS NULL" : "parent = " + parent)
            + " AND kind <> 'document'"
            + " AND (name_key, id) > (?, ?) ORDER BY name_key, id LIMIT ?";
    try (PreparedStatement select = view.prepareStatement(sql)) {
      select.setString(1, after.map(node -> RowName.key(node.name())).orElse(""));
      select.setLong(2, after.map(TreeNode::id).orElse(0L));
      select.setInt(3, most);
      List<TreeNode> nodes = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          nodes.add(node(row));
        }
      }
      return nodes;
    }
  }

  /** The node of a name below another one; 0 for the pieces of evidence. */
  static Optional<TreeNode> named(Connection view, long parent, String name) throws SQLException {
    try (PreparedStatement select =
        view.prepareStatement(
            NODE
                + (parent == 0 ? "parent IS NULL" : "parent = " + parent)
                + " AND name_key = ? AND name = ? ORDER BY id LIMIT 1")) {
      select.setString(1, RowName.key(name));
      select.setString(2, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(node(row)) : Optional.empty();
      }
    }
  }

  static List<TreeNode> way(Connection view, long start) throws SQLException {
    List<TreeNode> way = new ArrayList<>();
    try (PreparedStatement select = view.prepareStatement(NODE + "id = ?")) {
      long next = start;
      while (next != 0) {
        select.setLong(1, next);
        try (ResultSet row = select.executeQuery()) {
          if (!row.next()) {
            return List.of();
          }
          way.add(0, node(row));
          next = row.getLong(7);
        }
      }
    }
    return way;
  }

  private static TreeNode node(ResultSet row) throws SQLException {
    return new TreeNode(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        number(row, 4),
        row.getLong(5),
        row.getLong(6));
  }

  private static ViewRow read(ResultSet row) throws SQLException {
    return new ViewRow(
        row.getLong(1),
        row.getLong(2),
        number(row, 3),
        Locator.parse(row.getString(4)),
        row.getString(5),
        text(row, 6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        text(row, 10),
        text(row, 11),
        number(row, 12),
        number(row, 13),
        number(row, 14),
        number(row, 15),
        number(row, 16),
        hex(row, 17),
        hex(row, 18),
        row.getLong(19),
        number(row, 20),
        number(row, 21).isEmpty()
            ? Optional.empty()
            : Optional.of(new ListedItem.Inside(row.getLong(21), row.getLong(22))));
  }

  private static OptionalLong number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return value == 0 && row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<String> hex(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(HexFormat.of()::formatHex);
  }

  /** Looks up rows by number with one statement. */
  static final class RowLookup implements AutoCloseable {
    private final PreparedStatement select;

    RowLookup(Connection view) throws SQLException {
      select = view.prepareStatement(ROW + "id = ?");
    }

    ViewRow row(int number) throws SQLException {
      select.setInt(1, number);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return read(row);
      }
    }

    @Override
    public void close() throws SQLException {
      select.close();
    }
  }
}
