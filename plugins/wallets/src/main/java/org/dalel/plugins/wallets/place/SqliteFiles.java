package org.dalel.plugins.wallets.place;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Surroundings;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.Problem;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.plugins.wallets.table.Tables;

/**
 * A database of SQLite with the log or journal beside it, read in place and never written. Closing
 * it closes the files.
 */
public final class SqliteFiles implements Closeable {

  private final List<ByteSource> open = new ArrayList<>();
  private final SqliteDatabase database;

  private SqliteFiles(EvidenceFile file, Surroundings around, Consumer<Problem> problems)
      throws IOException {
    this.database =
        SqliteDatabase.open(
            source(Optional.of(file)),
            source(beside(file, around, "-wal")),
            source(beside(file, around, "-journal")),
            Limits.DEFAULT,
            problems);
  }

  /**
   * Opens a database.
   *
   * @param problems told what cannot be read, while reading
   * @throws IOException if it cannot be read or is no database
   */
  public static SqliteFiles open(EvidenceFile file, Surroundings around, Consumer<Problem> problems)
      throws IOException {
    return new SqliteFiles(file, around, problems);
  }

  /** Takes the tables of a database. */
  @FunctionalInterface
  public interface Reader {
    void read(Tables tables) throws Exception;
  }

  /**
   * Reads a database with what belongs to it. What cannot be read is told in any case: when no
   * table is recognised because of it, and when the reader gives up.
   *
   * @param problems told what cannot be read, or that it is no database
   */
  public static void read(
      EvidenceFile file, ExtractionContext context, Consumer<String> problems, Reader reader)
      throws Exception {
    List<String> met = new ArrayList<>();
    try (SqliteFiles files =
        open(file, context.surroundings(), problem -> met.add(problem.toString()))) {
      reader.read(new Tables(files.database(), met, context::checkpoint));
    } catch (FormatException noDatabase) {
      met.add(noDatabase.getMessage());
    } finally {
      met.forEach(problems);
    }
  }

  /** The database as its program would see it, and what it held before. */
  public SqliteDatabase database() {
    return database;
  }

  /** What stands beside a deleted file may belong to the one that came after it. */
  private static Optional<EvidenceFile> beside(
      EvidenceFile file, Surroundings around, String suffix) {
    return file.isDeleted()
        ? Optional.empty()
        : around.sibling(file, file.name() + suffix).filter(f -> !f.isDeleted() && !f.isFolder());
  }

  private ByteSource source(Optional<EvidenceFile> file) throws IOException {
    if (file.isEmpty()) {
      return ByteSource.EMPTY;
    }
    ByteSource whole = ByteSource.of(file.get().open());
    open.add(whole);
    return whole;
  }

  @Override
  public void close() throws IOException {
    for (ByteSource source : open) {
      source.close();
    }
  }
}
