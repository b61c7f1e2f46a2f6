package org.dalel.plugins.messaging.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.Problem;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.SqliteDatabase;

/** A database with its log and journal, and the neighbours that may be opened with it. */
public final class DatabaseFiles implements Closeable {
  private static final Limits LIMITS = new Limits(16 << 20, 400_000, 128L << 20);

  private final ByteSource main;
  private final ByteSource wal;
  private final ByteSource journal;
  private final Function<String, Optional<EvidenceFile>> neighbours;
  private final List<ByteSource> others = new ArrayList<>();

  private DatabaseFiles(
      ByteSource main, Function<String, Optional<EvidenceFile>> neighbours, String name)
      throws IOException {
    this.main = main;
    this.neighbours = neighbours;
    this.wal = source(neighbours.apply(name + "-wal"));
    this.journal = source(neighbours.apply(name + "-journal"));
  }

  private DatabaseFiles(ByteSource main, ByteSource wal) {
    this.main = main;
    this.neighbours = name -> Optional.empty();
    this.wal = wal;
    this.journal = ByteSource.EMPTY;
  }

  /** A database where it lies. What stands beside a deleted file may belong to its successor. */
  public static DatabaseFiles of(EvidenceFile file, Surroundings around) throws IOException {
    return new DatabaseFiles(
        ByteSource.of(file.open()),
        name ->
            file.isDeleted()
                ? Optional.empty()
                : around.sibling(file, name).filter(f -> !f.isDeleted() && !f.isFolder()),
        file.name());
  }

  /** A database that was decrypted to a private file, with its log if there is one. */
  public static DatabaseFiles of(Path file) throws IOException {
    Path log = Path.of(file + "-wal");
    return new DatabaseFiles(
        ByteSource.of(file), Files.exists(log) ? ByteSource.of(log) : ByteSource.EMPTY);
  }

  private static ByteSource source(Optional<EvidenceFile> file) throws IOException {
    return file.isPresent() ? ByteSource.of(file.get().open()) : ByteSource.EMPTY;
  }

  /**
   * The database, page by page.
   *
   * @throws org.dalel.formats.FormatException if it is none
   */
  public SqliteDatabase open(Consumer<Problem> problems) throws IOException {
    return SqliteDatabase.open(main, wal, journal, LIMITS, problems);
  }

  /** The database file. */
  ByteSource main() {
    return main;
  }

  /** Its write-ahead log; empty when there is none. */
  ByteSource wal() {
    return wal;
  }

  /** Its rollback journal; empty when there is none. */
  ByteSource journal() {
    return journal;
  }

  /** A file of that name beside this one. */
  Optional<ByteSource> neighbour(String name) throws IOException {
    Optional<EvidenceFile> file = neighbours.apply(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    ByteSource source = ByteSource.of(file.get().open());
    others.add(source);
    return Optional.of(source);
  }

  @Override
  public void close() throws IOException {
    main.close();
    wal.close();
    journal.close();
    for (ByteSource other : others) {
      other.close();
    }
  }
}
