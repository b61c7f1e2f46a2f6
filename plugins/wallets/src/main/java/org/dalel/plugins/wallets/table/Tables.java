package org.dalel.plugins.wallets.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * A database with its tables.
 *
 * @param problems what could not be read, as it is met
 * @param checkpoint called before each row
 */
public record Tables(SqliteDatabase database, List<String> problems, Runnable checkpoint) {

  /**
   * Opens a database.
   *
   * @param log the write-ahead log beside it; {@link ByteSource#EMPTY} without one
   * @throws org.dalel.formats.FormatException if it is no database
   */
  public static Tables open(ByteSource main, ByteSource log, Runnable checkpoint)
      throws IOException {
    List<String> problems = new ArrayList<>();
    SqliteDatabase database =
        SqliteDatabase.open(
            main,
            log,
            ByteSource.EMPTY,
            Limits.DEFAULT,
            problem -> problems.add(problem.toString()));
    return new Tables(database, problems, checkpoint);
  }

  /** Whether there is such a table with such a column. */
  public boolean has(String table, String column) {
    return database
        .schema()
        .table(table)
        .filter(t -> t.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column)))
        .isPresent();
  }

  /** Goes over the rows of a table; one that is not there has none. */
  public void rows(String table, Consumer<TableRow> take) throws IOException {
    Optional<TableDefinition> there = database.schema().table(table);
    if (there.isPresent()) {
      database.rows(
          there.get(),
          row -> {
            checkpoint.run();
            take.accept(new TableRow(row));
          });
    }
  }

  /** A value of each row of a table that has it. */
  public <T> List<T> all(String table, Function<TableRow, Optional<T>> value) throws IOException {
    List<T> found = new ArrayList<>();
    rows(table, row -> value.apply(row).ifPresent(found::add));
    return found;
  }
}
