package org.dalel.formats.sqlite.database;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.Problem;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.Cell;
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.formats.sqlite.page.MainView;
import org.dalel.formats.sqlite.page.OverflowReader;
import org.dalel.formats.sqlite.page.PageImage;
import org.dalel.formats.sqlite.page.PageView;
import org.dalel.formats.sqlite.page.RollbackJournal;
import org.dalel.formats.sqlite.page.WalFile;
import org.dalel.formats.sqlite.schema.Schema;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * A database with its log, read page by page and never written: no SQLite library is involved, no
 * lock taken, no recovery run. Not thread-safe.
 */
public final class SqliteDatabase {
  private final DatabaseHeader header;
  private final MainView main;
  private final PageView current;
  private final WalFile wal;
  private final RollbackJournal journal;
  private final Limits limits;
  private final Consumer<Problem> problems;
  private final Schema schema;

  private SqliteDatabase(Files files, Limits limits, Consumer<Problem> problems)
      throws IOException {
    int pageSize = pageSize(files);
    this.main = new MainView(files.main, pageSize);
    this.wal = WalFile.read(files.wal, pageSize);
    this.journal = RollbackJournal.read(files.journal, pageSize);
    this.current =
        wal.inForce() > 0 ? wal.applied(main) : journal.hot() ? journal.rolledBack(main) : main;
    this.header = header(pageSize);
    this.limits = limits;
    this.problems = problems;
    this.schema = schema(current, problems);
  }

  private record Files(ByteSource main, ByteSource wal, ByteSource journal) {}

  /**
   * Opens a database; files that are not there are {@link ByteSource#EMPTY}.
   *
   * @param problems told what cannot be read, while reading
   * @throws FormatException if neither the file nor the log has a header to go by
   */
  public static SqliteDatabase open(
      ByteSource main,
      ByteSource wal,
      ByteSource journal,
      Limits limits,
      Consumer<Problem> problems)
      throws IOException {
    return new SqliteDatabase(new Files(main, wal, journal), limits, problems);
  }

  private static int pageSize(Files files) throws IOException {
    Optional<Integer> own =
        files.main.size() < DatabaseHeader.SIZE
            ? Optional.empty()
            : DatabaseHeader.parse(files.main.bytes(0, DatabaseHeader.SIZE))
                .map(DatabaseHeader::pageSize);
    Optional<Integer> size = own.isPresent() ? own : WalFile.pageSize(files.wal);
    return size.orElseThrow(
        () ->
            new FormatException(
                0,
                "\"SQLite format 3\" and a page size",
                "neither there nor in a write-ahead log; the database is not read"));
  }

  private DatabaseHeader header(int pageSize) throws IOException {
    for (PageView view : new PageView[] {current, main}) {
      Optional<DatabaseHeader> found =
          view.page(1).flatMap(page -> DatabaseHeader.parse(page.bytes()));
      if (found.isPresent() && found.get().pageSize() == pageSize) {
        return found.get();
      }
    }
    throw new FormatException(
        0,
        "the database header on page 1",
        "none in the file or its log; the database is not read");
  }

  /** The header as it is now: after the WAL, or after the rollback of a hot journal. */
  public DatabaseHeader header() {
    return header;
  }

  /** The pages of the file alone. */
  public PageView main() {
    return main;
  }

  /** The pages as a program would see them: after the WAL, or after the rollback of a journal. */
  public PageView current() {
    return current;
  }

  public WalFile wal() {
    return wal;
  }

  public RollbackJournal journal() {
    return journal;
  }

  public Limits limits() {
    return limits;
  }

  public Consumer<Problem> problems() {
    return problems;
  }

  /** Tables and indexes of the current schema. */
  public Schema schema() {
    return schema;
  }

  /** The schema that a view of the pages has. */
  public Schema schema(PageView view, Consumer<Problem> told) throws IOException {
    Schema found = new Schema();
    RowReader reader = reader(view, page -> true);
    walk(view, told)
        .walk(
            1,
            true,
            page ->
                eachCell(
                    page,
                    told,
                    cell ->
                        reader
                            .fields(page, cell)
                            .filter(fields -> fields.values().size() >= 5)
                            .ifPresent(fields -> found.add(fields.values(), true))));
    return found;
  }

  /** A walk over the b-trees of a view. */
  public BtreeWalk walk(PageView view, Consumer<Problem> told) {
    return new BtreeWalk(view, header.usable(), told);
  }

  /** A reader of rows with overflow pages from a view. */
  public RowReader reader(PageView view, IntPredicate permitted) {
    long budget = 1000 + 8L * view.pageCount();
    return new RowReader(
        header.encoding(),
        new OverflowReader(view, header.usable(), limits.maxPayload(), budget, permitted));
  }

  /** Told one row after the other. */
  public interface RowSink {
    void row(Row row) throws IOException;
  }

  /** Told the cells of a page that can be read. */
  interface CellSink {
    void cell(Cell cell) throws IOException;
  }

  /** Gives the live rows of a table in the order of their keys. */
  public void rows(TableDefinition table, RowSink sink) throws IOException {
    RowReader reader = reader(current, page -> true);
    walk(current, problems)
        .walk(table.rootPage(), !table.withoutRowid(), page -> rows(table, page, reader, sink));
  }

  /** Gives the rows that the cells of one page hold. */
  public void rows(TableDefinition table, BtreePage page, RowReader reader, RowSink sink)
      throws IOException {
    if (!page.kind().payload()) {
      return;
    }
    eachCell(
        page,
        problems,
        cell -> {
          Optional<RowReader.Fields> fields = reader.fields(page, cell);
          if (fields.isPresent()) {
            sink.row(RowReader.row(table, page, cell, fields.get().values(), RowState.LIVE));
          } else {
            problems.accept(damaged(page, cell.at(), "a record"));
          }
        });
  }

  private static void eachCell(BtreePage page, Consumer<Problem> told, CellSink sink)
      throws IOException {
    for (int i = 0; i < page.cellCount() && page.kind().payload(); i++) {
      Optional<Cell> cell = page.cell(i);
      if (cell.isPresent()) {
        sink.cell(cell.get());
      } else {
        told.accept(damaged(page, page.pointer(i), "a cell"));
      }
    }
  }

  private static Problem damaged(BtreePage page, int at, String expected) {
    PageImage image = page.image();
    return new Problem(
        image.file(),
        image.offset() + at,
        image.number(),
        "expected " + expected + ", found sizes that lead out of it; it is left out");
  }
}
