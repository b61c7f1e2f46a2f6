package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.Sqlite;

/** Reads columns that may be NULL. */
final class Columns {
  private static final HexFormat HEX = HexFormat.of();

  private Columns() {}

  static OptionalLong number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return value == 0 && row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** Whether a table has a column; a case of an earlier schema may not. */
  static boolean has(Connection connection, String table, String column) throws SQLException {
    String sql = "SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s'";
    return Sqlite.number(connection, sql.formatted(table, column)) > 0;
  }

  static Optional<String> hex(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? Optional.empty() : Optional.of(HEX.formatHex(bytes));
  }
}
