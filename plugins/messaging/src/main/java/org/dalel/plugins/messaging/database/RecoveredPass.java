package org.dalel.plugins.messaging.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Confidence;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.plugins.messaging.mapping.MappedQuery;
import org.dalel.plugins.messaging.mapping.Mappings;
import org.dalel.plugins.messaging.mapping.Tables;
import org.dalel.plugins.messaging.model.RowModel;

/**
 * Asks the queries of a mapping once more, of the rows that were recovered. They stand in a
 * temporary table with the name of theirs, which hides the real one: so the same SQL tells what
 * they meant. Rows to which they refer, a chat that was deleted with its messages, are put back
 * into the private copy where no live row has their place.
 */
final class RecoveredPass {
  private final PrivateDatabase database;
  private final Tables tables;
  private final Mappings.Fit fit;
  private final RecoveredRows lost;
  private final Known known;
  private final RowArtifacts artifacts;
  private final ExtractionContext context;
  private final ArtifactSink sink;

  RecoveredPass(
      PrivateDatabase database,
      Tables tables,
      Mappings.Fit fit,
      RecoveredRows lost,
      Known known,
      RowArtifacts artifacts,
      ExtractionContext context,
      ArtifactSink sink) {
    this.database = database;
    this.tables = tables;
    this.fit = fit;
    this.lost = lost;
    this.known = known;
    this.artifacts = artifacts;
    this.context = context;
    this.sink = sink;
  }

  /** Takes a record of a recovered row. */
  private interface Taker {
    void take(Row row, Record record, RowModel.Rows from);
  }

  /** Lets it be known which live messages can be meant by recovered ones; before these are read. */
  void expect(RowModel model) throws SQLException {
    for (MappedQuery query : fit.schema().queries()) {
      if (query.kind() == MappedQuery.Kind.MESSAGE && isAsked(query)) {
        try {
          ask(query, model, (row, record, from) -> known.expect(query, record));
        } catch (SQLException toldWhenTheyAreRead) {
          continue;
        } finally {
          drop(query.table());
        }
      }
    }
  }

  /** Emits what they say that is new. */
  void run(RowModel model) throws SQLException {
    for (String trigger :
        database.names("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")) {
      database.execute("DROP TRIGGER IF EXISTS " + quoted(trigger));
    }
    for (String table : lost.tables()) {
      if (fit.schema().queries().stream().anyMatch(query -> query.names(table))) {
        putBack(table);
      }
    }
    for (MappedQuery query : fit.schema().queries()) {
      if (isAsked(query)) {
        try {
          ask(query, model, (row, record, from) -> tell(query, row, record, from));
        } catch (SQLException e) {
          told("recovered rows of " + query.table(), e);
        }
        drop(query.table());
      }
    }
  }

  private boolean isAsked(MappedQuery query) {
    return tables.hasTable(query.table()) && !lost.of(query.table()).isEmpty();
  }

  /** What the rules of the table refuse stays out: it is only looked up. */
  private void putBack(String table) throws SQLException {
    List<String> columns = columns(table);
    if (columns.isEmpty()) {
      return;
    }
    database.execute("BEGIN");
    try (PreparedStatement insert =
        database.connection().prepareStatement(insert("OR IGNORE INTO main.", table, columns))) {
      for (Row row : lost.of(table)) {
        context.checkpoint();
        if (!row.partial() && row.confidence() != Confidence.LOW) {
          insert(insert, row, columns);
        }
      }
    } catch (SQLException needsWhatOnlyTheAppHas) {
      told("rows of " + table + " for others to refer to", needsWhatOnlyTheAppHas);
    }
    database.execute("COMMIT");
  }

  private void ask(MappedQuery query, RowModel model, Taker taker) throws SQLException {
    List<Row> rows = lost.of(query.table());
    database.execute("BEGIN");
    try {
      fill(query, rows);
      database.execute("COMMIT");
    } catch (SQLException e) {
      database.execute("ROLLBACK");
      throw e;
    }
    found(query, rows, model, taker);
  }

  private void fill(MappedQuery query, List<Row> rows) throws SQLException {
    String table = query.table();
    List<String> columns = columns(table);
    String names = columns.stream().map(RecoveredPass::quoted).collect(Collectors.joining(","));
    database.execute("CREATE TEMP TABLE " + quoted(table) + " (" + names + ")");
    try (PreparedStatement insert =
        database.connection().prepareStatement(insert("INTO temp.", table, columns))) {
      for (Row row : rows) {
        context.checkpoint();
        insert(insert, row, columns);
      }
    }
    if (query.require().isPresent()) {
      database.execute(
          "DELETE FROM temp.%s AS %s WHERE NOT coalesce((%s), 0)"
              .formatted(quoted(table), query.alias(), query.require().get()));
    }
  }

  private void drop(String table) throws SQLException {
    database.execute("DROP TABLE IF EXISTS temp." + quoted(table));
  }

  private void found(MappedQuery query, List<Row> rows, RowModel model, Taker taker)
      throws SQLException {
    try (Statement statement = database.connection().createStatement();
        ResultSet found = statement.executeQuery(query.sql(tables))) {
      RowModel.Rows records = model.rows(query.kind(), found);
      RowIds done = new RowIds();
      while (found.next()) {
        context.checkpoint();
        long number = found.getLong(1);
        Optional<? extends Record> record = records.next(found);
        if (number >= 1 && number <= rows.size() && record.isPresent() && done.add(number)) {
          taker.take(rows.get((int) number - 1), record.get(), records);
        }
      }
    }
  }

  private void tell(MappedQuery query, Row row, Record record, RowModel.Rows from) {
    boolean replaced = known.isLive(query, row.rowid(), record);
    if (known.isNew(query, record) && !(replaced && isCut(row))) {
      artifacts.recovered(row, record, from.extras(), replaced);
    }
  }

  /** The beginning of a text of a row that is still there is no version of it. */
  private static boolean isCut(Row row) {
    return row.values().stream().anyMatch(Value.Cut.class::isInstance);
  }

  private List<String> columns(String table) throws SQLException {
    return database.names(
        "SELECT name FROM pragma_table_info('" + table.replace("'", "''") + "','main')");
  }

  private static String insert(String into, String table, List<String> columns) {
    return "INSERT "
        + into
        + quoted(table)
        + columns.stream().map(RecoveredPass::quoted).collect(Collectors.joining(",", " (", ")"))
        + columns.stream().map(name -> "?").collect(Collectors.joining(",", " VALUES (", ")"));
  }

  private static void insert(PreparedStatement insert, Row row, List<String> columns)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      bind(insert, i + 1, value(row, columns.get(i)));
    }
    insert.executeUpdate();
  }

  private static Value value(Row row, String column) {
    for (int i = 0; i < row.values().size(); i++) {
      if (row.table().columns().get(i).name().equalsIgnoreCase(column)) {
        return row.values().get(i);
      }
    }
    return Value.LOST;
  }

  static void bind(PreparedStatement insert, int at, Value value) throws SQLException {
    if (value instanceof Value.Int number) {
      insert.setLong(at, number.value());
    } else if (value instanceof Value.Real real) {
      insert.setDouble(at, real.value());
    } else if (value instanceof Value.Text text) {
      insert.setString(at, text.value());
    } else if (value instanceof Value.Blob blob) {
      insert.setBytes(at, blob.bytes());
    } else if (value instanceof Value.Cut cut) {
      bind(insert, at, cut.head());
    } else {
      insert.setObject(at, null);
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void told(String what, SQLException e) {
    sink.problem(
        new Position.WholeItem(),
        String.format(
            Locale.ROOT,
            "%s (%s): expected %s, found: %s; they are left out",
            fit.mapping().app(),
            fit.schema().name(),
            what,
            e.getMessage()));
  }
}
