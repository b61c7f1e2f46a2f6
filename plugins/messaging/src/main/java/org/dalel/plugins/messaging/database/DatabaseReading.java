package org.dalel.plugins.messaging.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.FileKind;
import org.dalel.formats.sqlite.Problem;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.formats.sqlite.recover.Recovery;
import org.dalel.formats.sqlite.schema.Column;
import org.dalel.formats.sqlite.schema.CreateTable;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.encrypted.Randomness;
import org.dalel.plugins.messaging.mapping.Mappings;
import org.dalel.plugins.messaging.mapping.Tables;
import org.dalel.plugins.messaging.model.Owners;

/** Reads one database, if it is one of an app that is known. */
public final class DatabaseReading {
  /**
   * Live rows of a table that are enough to know its rows by; what is the same is left out later.
   */
  private static final long MOST_LEARNED = 50_000;

  private static final int HEAD = 4096;
  private static final Set<String> KINDS = Set.of("table", "index", "view", "trigger");

  private final DatabaseFiles files;
  private final ExtractionContext context;
  private final ArtifactSink sink;
  private final Owners owners;
  private final List<Problem> problems = new ArrayList<>();
  private Optional<String> hidden = Optional.empty();
  private boolean telling;

  /** A reading of a database. */
  public DatabaseReading(
      DatabaseFiles files, ExtractionContext context, ArtifactSink sink, Owners owners) {
    this.files = files;
    this.context = context;
    this.sink = sink;
    this.owners = owners;
  }

  /**
   * Emits what it holds.
   *
   * @return whether it is the database of an app that is known
   */
  public boolean read() throws IOException {
    byte[] head = files.main().bytes(0, (int) Math.min(HEAD, files.main().size()));
    telling = DatabaseHeader.isAt(head) && !Randomness.isBehindHeader(head);
    SqliteDatabase pages;
    try {
      pages = files.open(this::problem);
    } catch (FormatException headless) {
      return headless(headless);
    }
    Tables tables = tables(pages);
    List<Mappings.Fit> fits = Mappings.shipped().fitting(tables);
    if (fits.isEmpty()) {
      return resembling(pages);
    }
    List<Row> recovered = Recovery.sampling(pages, MOST_LEARNED);
    problems.forEach(this::told);
    for (Mappings.Fit fit : fits) {
      try (MappedDatabase mapped = new MappedDatabase(files, pages, tables, fit, context, sink)) {
        if (fit == fits.get(0)) {
          mapped.check();
        }
        mapped.read(recovered, owners);
      } catch (SQLException e) {
        throw new IOException(
            "database of "
                + fit.mapping().title()
                + ": expected to open a copy of it, found: "
                + e.getMessage(),
            e);
      }
    }
    return true;
  }

  /** Says of which app a database was that has no header to go by. */
  private boolean headless(FormatException why) throws IOException {
    Optional<Resemblance> like = Resemblance.of(WrittenTables.in(files.main()), true);
    if (like.isEmpty()) {
      hidden = Optional.of(why.getMessage());
    }
    like.ifPresent(
        one ->
            sink.problem(
                new Position.WholeItem(),
                "%s (%s): expected a database of this app, as statements that make its tables stand in the file, found: %s; its text can be searched"
                    .formatted(one.mapping().title(), one.mapping().app(), why.getMessage())));
    return like.isPresent();
  }

  /** Reads what is left of a database of which the definitions of tables are damaged. */
  private boolean resembling(SqliteDatabase pages) throws IOException {
    List<TableDefinition> left = Resemblance.definitions(pages);
    List<TableDefinition> written = WrittenTables.in(files.main());
    Optional<String> odd =
        oddRow(pages)
            .or(
                () ->
                    pages.schema().tables().stream()
                        .filter(Resemblance::isBroken)
                        .map(one -> "a damaged definition of the table " + one.name())
                        .findFirst());
    boolean damaged = !problems.isEmpty() || odd.isPresent() || written.size() > left.size();
    Optional<Resemblance> like =
        Resemblance.of(left, damaged).or(() -> Resemblance.of(written, damaged));
    if (like.isEmpty()) {
      hidden = problems.isEmpty() ? odd : Optional.of(problems.get(0).toString());
      return false;
    }
    problems.stream().distinct().forEach(this::told);
    new Remains(files, pages, like.get(), context, sink).read(owners);
    return true;
  }

  /**
   * A row of the schema that no SQLite wrote: of another kind, or a table that is not to be read.
   */
  private static Optional<String> oddRow(SqliteDatabase pages) throws IOException {
    List<String> odd = new ArrayList<>();
    pages.rows(
        TableDefinition.SCHEMA,
        row -> {
          if (odd.isEmpty() && isOdd(row.values())) {
            odd.add("%s: a row that makes no table, index, view or trigger".formatted(row.place()));
          }
        });
    return odd.stream().findFirst();
  }

  private static boolean isOdd(List<Value> row) {
    String kind =
        row.get(0) instanceof Value.Text text ? text.value().toLowerCase(Locale.ROOT) : "";
    boolean stored = row.get(3) instanceof Value.Int root && root.value() > 0;
    String sql = row.get(4) instanceof Value.Text text ? text.value() : "";
    return !KINDS.contains(kind)
        || kind.equals("table") && stored && CreateTable.parse(sql).isEmpty();
  }

  /**
   * What hides the tables of a database that {@link #read} could not tell: whose it was cannot be
   * seen then. Nothing for what is no database, for one that is encrypted behind its header, and
   * for one of another program.
   */
  Optional<String> hidden() {
    return hidden
        .filter(why -> telling)
        .map(
            why ->
                "SQLite database: expected a list of its tables, found: %s; whether a messenger wrote it cannot be told, nothing is read"
                    .formatted(why));
  }

  static Tables tables(SqliteDatabase pages) {
    Tables tables = new Tables();
    for (TableDefinition table : pages.schema().tables()) {
      if (table.current()) {
        tables.add(table.name(), table.columns().stream().map(Column::name).toList());
      }
    }
    return tables;
  }

  /** Most databases are not of messengers: what is wrong with them is not ours to tell. */
  private void problem(Problem problem) {
    if (problems.size() < 1_000) {
      problems.add(problem);
    }
  }

  private void told(Problem problem) {
    Position at =
        problem.file() == FileKind.MAIN && problem.offset() >= 0
            ? new Position.ByteOffset(problem.offset())
            : new Position.WholeItem();
    sink.problem(at, problem.toString());
  }
}
