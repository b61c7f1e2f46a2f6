package org.dalel.plugins.messaging.signal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dalel.formats.ByteView;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;

/**
 * Runs the statements of a backup on an empty database. The file decides what they are: only tables
 * are made and only rows put into them.
 */
final class BackupStatements {
  private static final Pattern TABLE =
      Pattern.compile("(?is)\\s*CREATE\\s+TABLE\\s+(?!\"?sqlite_)[\"\\w].*");
  private static final Pattern ROW =
      Pattern.compile("(?is)\\s*INSERT\\s+INTO\\s+[\"\\w]+\\s+VALUES\\s*\\([?,\\s]*\\)\\s*");
  private static final int MOST_PREPARED = 500;

  private final Connection database;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private long refused;

  BackupStatements(Connection database) {
    this.database = database;
  }

  /** Rows that the database did not take. */
  long refused() {
    return refused;
  }

  void run(ProtoMessage statement) {
    String sql = statement.text(1).orElse("");
    try {
      if (TABLE.matcher(sql).matches() && sql.indexOf(';') < 0) {
        try (Statement create = database.createStatement()) {
          create.execute(sql);
        }
      } else if (ROW.matcher(sql).matches()) {
        insert(sql, statement.all(2).toList());
      }
    } catch (SQLException e) {
      refused++;
    }
  }

  private void insert(String sql, List<ProtoField> parameters) throws SQLException {
    PreparedStatement insert = prepared.get(sql);
    if (insert == null) {
      insert = database.prepareStatement(sql);
      if (prepared.size() < MOST_PREPARED) {
        prepared.put(sql, insert);
      }
    }
    insert.clearParameters();
    for (int i = 0; i < parameters.size(); i++) {
      bind(insert, i + 1, parameters.get(i).message());
    }
    insert.executeUpdate();
  }

  private static void bind(
      PreparedStatement insert, int at, java.util.Optional<ProtoMessage> parameter)
      throws SQLException {
    ProtoField value =
        parameter
            .filter(one -> !one.fields().isEmpty())
            .map(one -> one.fields().get(0))
            .orElse(null);
    int kind = value == null ? 5 : value.number();
    switch (kind) {
      case 1 -> insert.setString(at, value.text().orElse(""));
      case 2 -> insert.setLong(at, value.value());
      case 3 -> insert.setDouble(at, value.asDouble());
      case 4 -> insert.setBytes(at, bytes(value.bytes()));
      default -> insert.setObject(at, null);
    }
  }

  private static byte[] bytes(ByteView view) {
    return view.bytes();
  }
}
