package org.dalel.plugins.messaging.database;

import java.io.Closeable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.records.Party;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.page.TextEncoding;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.mapping.MappedQuery;
import org.dalel.plugins.messaging.mapping.Mappings;
import org.dalel.plugins.messaging.mapping.Tables;
import org.dalel.plugins.messaging.model.Owners;
import org.dalel.plugins.messaging.model.RowModel;

/**
 * One database and the mapping that fits it. Live rows come through the SQLite library; when it
 * gives up on a damaged file, the rows that the page reader still finds are put into a new
 * database, and the query goes on there.
 */
final class MappedDatabase implements Closeable {
  /** The SQL itself is wrong: the tables are not what the mapping expects. */
  private static final int SQLITE_ERROR = 1;

  private static final int MOST_DAMAGED = 100;

  private final DatabaseFiles files;
  private final SqliteDatabase pages;
  private final Tables tables;
  private final Mappings.Fit fit;
  private final ExtractionContext context;
  private final ArtifactSink sink;
  private final RowArtifacts artifacts;
  private final List<TableDefinition> definitions;
  private PrivateDatabase database;
  private final boolean utf8;
  private boolean rebuilt;
  private int damagedTexts;

  MappedDatabase(
      DatabaseFiles files,
      SqliteDatabase pages,
      Tables tables,
      Mappings.Fit fit,
      ExtractionContext context,
      ArtifactSink sink) {
    this.files = files;
    this.pages = pages;
    this.tables = tables;
    this.fit = fit;
    this.context = context;
    this.sink = sink;
    this.artifacts = new RowArtifacts(fit.mapping(), sink);
    this.definitions = pages.schema().tables();
    this.utf8 = pages.header().encoding() == TextEncoding.UTF_8;
  }

  /** What is left of a database whose schema is damaged, read page by page. */
  MappedDatabase(
      DatabaseFiles files,
      SqliteDatabase pages,
      Tables tables,
      Resemblance like,
      List<TableDefinition> definitions,
      ExtractionContext context,
      ArtifactSink sink) {
    this.files = files;
    this.pages = pages;
    this.tables = tables;
    this.fit = new Mappings.Fit(like.mapping(), like.schema());
    this.context = context;
    this.sink = sink;
    this.artifacts = new RowArtifacts(like.mapping(), sink, Confidence.MEDIUM);
    this.definitions = definitions;
    this.utf8 = false;
    this.rebuilt = true;
  }

  /** Tells what speaks against the database itself; before anything is read of it. */
  void check() throws IOException, SQLException {
    open();
    if (!rebuilt) {
      boolean merged = files.wal().size() > 0 || files.journal().size() > 0;
      new Soundness(database, fit, pages, merged, context, sink).check();
    }
  }

  /** Emits live rows, then those of the recovered ones that say something else. */
  void read(List<Row> recovered, Owners owners) throws IOException, SQLException {
    open();
    prepare();
    Optional<Party> owner = owners.of(fit.mapping().app());
    RowModel model = new RowModel(fit.mapping().service(), owner);
    RecoveredRows lost = RecoveredRows.of(recovered);
    Known known = new Known(lost);
    if (!lost.isEmpty()) {
      pass(lost, known).expect(new RowModel(fit.mapping().service(), owner));
    }
    for (MappedQuery query : fit.schema().queries()) {
      if (tables.hasTable(query.table())) {
        live(query, model, known);
      }
    }
    if (!lost.isEmpty()) {
      pass(lost, known).run(model);
    }
  }

  private RecoveredPass pass(RecoveredRows lost, Known known) {
    return new RecoveredPass(database, tables, fit, lost, known, artifacts, context, sink);
  }

  private void open() throws IOException, SQLException {
    if (database != null) {
      return;
    }
    if (rebuilt) {
      rebuild();
      return;
    }
    try {
      database = PrivateDatabase.copyOf(files, context);
      database.attach(fit.schema(), files, tables);
    } catch (SQLException e) {
      told("expected to open a copy", e, "what can be reached page by page is read");
      rebuild();
    }
  }

  /** An index that cannot be made costs time only. */
  private void prepare() {
    for (String line : fit.schema().prepare()) {
      Optional<String> statement = tables.applied(line);
      try {
        if (statement.isPresent()) {
          database.execute(statement.get());
        }
      } catch (SQLException e) {
        told("expected to prepare the copy with: " + line, e, "it is read without");
      }
    }
  }

  private void live(MappedQuery query, RowModel model, Known known)
      throws IOException, SQLException {
    RowIds done = new RowIds();
    try {
      run(query, model, known, done);
    } catch (SQLException e) {
      if (e.getErrorCode() == SQLITE_ERROR || rebuilt) {
        told("expected the tables of its mapping", e, "the rest of them is left out");
        return;
      }
      told("expected all rows", e, "those that can be reached page by page are read");
      rebuild();
      try {
        run(query, model, known, done);
      } catch (SQLException again) {
        told("expected the tables of its mapping", again, "the rest of them is left out");
      }
    }
  }

  private void run(MappedQuery query, RowModel model, Known known, RowIds done)
      throws SQLException {
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(query.sql(tables))) {
      RowModel.Rows rows = model.rows(query.kind(), row);
      Known.Live seen = known.live(query);
      while (row.next()) {
        context.checkpoint();
        long id = row.getLong(1);
        Optional<? extends Record> record = rows.next(row);
        if (record.isPresent() && done.add(id)) {
          seen.add(id, record.get());
          artifacts.live(query.table(), id, record.get(), rows.extras());
        }
        if (record.isPresent() && !rebuilt && !rows.damaged().isEmpty()) {
          damagedText(query.table(), id, rows.damaged());
        }
      }
    }
  }

  /** A text that no program wrote: its row was changed where it lies. */
  private void damagedText(String table, long id, List<String> fields) {
    damagedTexts++;
    if (utf8 && damagedTexts <= MOST_DAMAGED) {
      sink.problem(
          new Position.RecordNumber(table, id),
          "%s (%s): expected UTF-8 in row %d of %s, found other bytes (in: %s); the row is kept%s"
              .formatted(
                  fit.mapping().app(),
                  fit.schema().name(),
                  id,
                  table,
                  String.join(", ", fields),
                  damagedTexts == MOST_DAMAGED ? "; of what is more nothing is told" : ""));
    }
  }

  private void rebuild() throws IOException, SQLException {
    rebuilt = true;
    close();
    database = PrivateDatabase.empty(context);
    database.attach(fit.schema(), files, tables);
    Rebuilding.of(pages, definitions, database, fit.schema(), context);
  }

  private void told(String expected, SQLException found, String now) {
    sink.problem(
        new Position.WholeItem(),
        "%s (%s): %s, found: %s; %s"
            .formatted(
                fit.mapping().app(), fit.schema().name(), expected, found.getMessage(), now));
  }

  @Override
  public void close() throws IOException {
    if (database != null) {
      database.close();
    }
  }
}
