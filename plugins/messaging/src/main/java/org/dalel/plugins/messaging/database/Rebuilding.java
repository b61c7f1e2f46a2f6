package org.dalel.plugins.messaging.database;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dalel.api.ExtractionContext;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.mapping.MappedSchema;

/** Puts the rows that the page reader finds in a damaged database into an empty one. */
final class Rebuilding {
  private Rebuilding() {}

  /**
   * Copies the tables of which a schema speaks.
   *
   * @param tables as they stand in the pages
   */
  static void of(
      SqliteDatabase pages,
      List<TableDefinition> tables,
      PrivateDatabase into,
      MappedSchema schema,
      ExtractionContext context)
      throws IOException, SQLException {
    into.execute("BEGIN");
    for (TableDefinition table : tables) {
      boolean wanted = schema.queries().stream().anyMatch(query -> query.names(table.name()));
      if (table.current() && !table.internal() && wanted) {
        copy(pages, table, into, context);
      }
    }
    into.execute("COMMIT");
  }

  private static void copy(
      SqliteDatabase pages, TableDefinition table, PrivateDatabase into, ExtractionContext context)
      throws IOException, SQLException {
    String name = RecoveredPass.quoted(table.name());
    String columns =
        IntStream.range(0, table.columns().size())
            .mapToObj(
                i ->
                    RecoveredPass.quoted(table.columns().get(i).name())
                        + (i == table.rowidAlias() ? " INTEGER PRIMARY KEY" : ""))
            .collect(Collectors.joining(","));
    String values =
        table.columns().stream().map(column -> "?").collect(Collectors.joining(",", "(", ")"));
    into.execute("CREATE TABLE IF NOT EXISTS " + name + " (" + columns + ")");
    if (table.rootPage() < 1) {
      return;
    }
    try (PreparedStatement insert =
        into.connection().prepareStatement("INSERT OR IGNORE INTO " + name + " VALUES " + values)) {
      pages.rows(
          table,
          row -> {
            context.checkpoint();
            try {
              for (int i = 0; i < row.values().size(); i++) {
                RecoveredPass.bind(insert, i + 1, row.values().get(i));
              }
              insert.executeUpdate();
            } catch (SQLException e) {
              throw new IOException("rebuilt database: expected to take a row: " + e, e);
            }
          });
    }
  }
}
