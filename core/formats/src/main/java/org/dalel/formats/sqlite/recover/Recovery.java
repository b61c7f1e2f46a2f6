package org.dalel.formats.sqlite.recover;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.sqlite.Problem;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.BtreeWalk;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.RowReader;
import org.dalel.formats.sqlite.database.RowState;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.Cell;
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.formats.sqlite.page.Freelist;
import org.dalel.formats.sqlite.page.PageView;
import org.dalel.formats.sqlite.schema.IndexDefinition;
import org.dalel.formats.sqlite.schema.Schema;
import org.dalel.formats.sqlite.schema.TableDefinition;

/** Recovers the rows of a database that are not live: deleted, superseded, dropped. */
public final class Recovery {
  /** Of a table that is known well enough, one of so many pages is looked at. */
  private static final int EACH = 64;

  private final SqliteDatabase database;
  private final DatabaseHeader header;
  private final PageView current;
  private final PageOwners owners;
  private final Evidence evidence;
  private final PageShape shape;
  private final List<TableStatistics> tables = new ArrayList<>();
  private final List<IndexEntries> indexes = new ArrayList<>();
  private final LivePages live;
  private final Duplicates duplicates;
  private final long mostLearned;
  private final Map<TableStatistics, Seen> learned = new IdentityHashMap<>();

  private Recovery(SqliteDatabase database, long mostLearned) throws IOException {
    this.database = database;
    this.mostLearned = mostLearned;
    this.header = database.header();
    this.current = database.current();
    this.duplicates = new Duplicates(database.limits());
    int pages = Math.max(current.pageCount(), database.main().pageCount());
    this.owners = new PageOwners(pages);
    this.shape = new PageShape(header.usable(), pages);
    this.evidence = new Evidence(header.encoding(), header.schemaFormat());
    Freelist free = Freelist.read(current, header.firstTrunk(), database.problems());
    this.live = new LivePages(new BitSet(), new BitSet(), free);
  }

  /** All rows that can be recovered, the surest first; each version of a row once. */
  public static List<Row> of(SqliteDatabase database) throws IOException {
    return new Recovery(database, Long.MAX_VALUE).rows();
  }

  /**
   * The same for large databases: of each table so many live rows are looked at, and one page of 64
   * behind them, to learn what its rows are like. A row that is recovered may be that of a live one
   * then, and the caller is to compare them.
   */
  public static List<Row> sampling(SqliteDatabase database, long mostLearned) throws IOException {
    return new Recovery(database, mostLearned).rows();
  }

  private List<Row> rows() throws IOException {
    Schema schema = database.schema();
    schema.tables().forEach(table -> tables.add(new TableStatistics(table)));
    walkLive(schema);
    walkMain();
    ImageTour tour = new ImageTour(database, live, owners);
    addOldTables(schema, tour);
    inherit(tour);
    List<TableStatistics> unknown = tables.stream().filter(Learning::wanted).toList();
    if (!unknown.isEmpty()) {
      tour.visit(harvest(unknown, new Learning()), image -> true);
    }
    tour.visit(harvest(searched(), this::take), image -> true);
    againLive();
    if (duplicates.beyondLimits() > 0) {
      database
          .problems()
          .accept(
              Problem.ofPage(
                  0,
                  String.format(
                      "expected at most %d recovered rows of %d bytes, found %d more; they are left"
                          + " out",
                      database.limits().maxRecovered(),
                      database.limits().maxRecoveredBytes(),
                      duplicates.beyondLimits())));
    }
    return duplicates.rows();
  }

  private PageHarvest harvest(List<TableStatistics> searched, FindSink sink) {
    return new PageHarvest(header.encoding(), evidence, shape, searched, owners, sink);
  }

  private List<TableStatistics> searched() {
    List<TableStatistics> all = new ArrayList<>(tables);
    indexes.forEach(index -> all.add(index.statistics()));
    return all;
  }

  private void take(Found find, TableStatistics table, long[] types, List<Value> fields) {
    Optional<IndexEntries> index =
        indexes.stream().filter(one -> one.statistics() == table).findFirst();
    if (index.isEmpty()) {
      duplicates.add(find);
    } else if (find.rank() <= Found.INTACT
        && owners.of(find.row().place().page()).contains(table)) {
      duplicates.add(index.get().asRow(find));
    }
  }

  private void addOldTables(Schema schema, ImageTour tour) throws IOException {
    Schema all = new Schema();
    schema.tables().forEach(all::add);
    new OldSchemas(database, evidence, shape, owners).addTo(all, tables.get(0), tour);
    for (TableDefinition table : all.tables()) {
      if (!table.current()) {
        tables.add(new TableStatistics(table));
      }
    }
  }

  /** Learns what live rows look like and which pages they take. */
  private void walkLive(Schema schema) throws IOException {
    BtreeWalk walk = database.walk(current, database.problems());
    for (TableStatistics table : tables) {
      if (table.table().current()) {
        RowReader reader = database.reader(current, this::claimOverflow);
        walk.walk(
            table.table().rootPage(),
            !table.table().withoutRowid(),
            page -> learn(table, page, reader));
      }
    }
    for (IndexDefinition index : schema.indexes()) {
      RowReader reader = database.reader(current, this::claimOverflow);
      Optional<IndexEntries> entries =
          schema.table(index.table()).flatMap(table -> IndexEntries.of(index, table));
      entries.ifPresent(indexes::add);
      walk.walk(
          index.rootPage(),
          false,
          page -> {
            if (entries.isPresent()) {
              learnEntries(entries.get().statistics(), page, reader);
            } else {
              touchOverflow(page, reader);
            }
          });
    }
    live.trees().or(walk.seen());
  }

  private boolean claimOverflow(int page) {
    boolean fresh = !live.overflow().get(page);
    live.overflow().set(page);
    return fresh;
  }

  private void learn(TableStatistics table, BtreePage page, RowReader reader) throws IOException {
    owners.add(page.image().number(), table);
    if (isLearned(table, page)) {
      touchOverflow(page, reader);
      return;
    }
    for (int i = 0; i < page.cellCount() && page.kind().payload(); i++) {
      Optional<Cell> cell = page.cell(i);
      if (cell.isPresent()) {
        Optional<RowReader.Fields> fields = reader.fields(page, cell.get());
        if (fields.isPresent()) {
          List<Value> values = fields.get().values();
          table.add(fields.get().types(), values);
          duplicates.live(RowReader.row(table.table(), page, cell.get(), values, RowState.LIVE));
        }
      }
    }
  }

  /**
   * Whether enough rows of the table were seen; if not, those of the page count as seen. Of the
   * rest a page here and there is looked at, since ids and times grow.
   */
  private boolean isLearned(TableStatistics table, BtreePage page) {
    Seen seen = learned.computeIfAbsent(table, one -> new Seen());
    if (seen.rows >= mostLearned && ++seen.pages % EACH != 0) {
      return true;
    }
    seen.rows += page.kind().payload() ? page.cellCount() : 0;
    return false;
  }

  /** What was looked at of a table. */
  private static final class Seen {
    private long rows;
    private long pages;
  }

  private void learnEntries(TableStatistics index, BtreePage page, RowReader reader)
      throws IOException {
    owners.add(page.image().number(), index);
    if (isLearned(index, page)) {
      touchOverflow(page, reader);
      return;
    }
    for (int i = 0; i < page.cellCount(); i++) {
      Optional<Cell> cell = page.cell(i);
      if (cell.isPresent()) {
        reader
            .fields(page, cell.get())
            .ifPresent(fields -> index.add(fields.types(), fields.values()));
      }
    }
  }

  private static void touchOverflow(BtreePage page, RowReader reader) throws IOException {
    for (int i = 0; i < page.cellCount(); i++) {
      Optional<Cell> cell = page.cell(i);
      if (cell.isPresent() && cell.get().overflow() != 0) {
        reader.fields(page, cell.get());
      }
    }
  }

  /** Learns which pages belonged to which table before the log. */
  private void walkMain() throws IOException {
    if (database.main() == current) {
      return;
    }
    BtreeWalk walk = database.walk(database.main(), Recovery::ignored);
    for (TableStatistics table : tables) {
      TableDefinition one = table.table();
      walk.walk(
          one.rootPage(), !one.withoutRowid(), page -> owners.add(page.image().number(), table));
    }
  }

  /** Pages of the file below a log are a second look: what is wrong there was or will be told. */
  private static void ignored(Problem problem) {}

  /** Interior pages in logs and on free pages tell to which table their children belonged. */
  private void inherit(ImageTour tour) throws IOException {
    for (TableStatistics table : tables) {
      owners.add(table.table().rootPage(), table);
    }
    boolean changed = true;
    for (int round = 0; changed && round < 8; round++) {
      changed = tour.inherit();
    }
  }

  private void againLive() throws IOException {
    for (TableStatistics table : tables) {
      boolean whole = learned.getOrDefault(table, new Seen()).pages == 0;
      if (table.table().current() && whole) {
        RowReader reader = database.reader(current, page -> true);
        database
            .walk(current, Recovery::ignored)
            .walk(
                table.table().rootPage(),
                !table.table().withoutRowid(),
                page -> database.rows(table.table(), page, reader, duplicates::again));
      }
    }
  }
}
