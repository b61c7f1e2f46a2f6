package org.dalel.plugins.telephony.bank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.SimRow;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;
import org.dalel.formats.mysql.SqlRow;
import org.dalel.formats.mysql.SqlTable;
import org.dalel.plugins.telephony.number.Cards;

/** Takes the rows of tables and tells those that mean something. */
final class TableReport implements RecordSink<SqlRow> {
  private static final int MOST_PROBLEMS = 100;
  private static final int MOST_TABLES = 2_000;
  private static final int MOST_LISTS = 200;

  private final ArtifactSink sink;
  private final ExtractionContext context;
  private final Cards cards = new Cards();
  private final AccountTables accounts;
  private final Map<Part, List<Making>> open = new LinkedHashMap<>();
  private Optional<Part> current = Optional.empty();
  private List<Making> makings = List.of();
  private long problems;
  private long lists;

  TableReport(ArtifactSink sink, ExtractionContext context) {
    this.sink = sink;
    this.context = context;
    this.accounts = new AccountTables(sink, context);
  }

  /** Whether rows of a table mean anything here. */
  static boolean tells(SqlTable table) {
    return !Schemas.of(table).isEmpty() || AccountTables.tells(table);
  }

  /** A table and a state of its rows. */
  private record Part(SqlTable table, SqlRow.State state) {}

  /** One table, one state of its rows, one meaning. */
  private static final class Making {
    private final RowMaker maker;
    private final SqlTable table;
    private final boolean second;
    private final ArtifactSink sink;
    private final RecordState state;
    private final BooleanSupplier mayBegin;
    private Optional<Records> records = Optional.empty();

    Making(
        RowMaker maker,
        SqlTable table,
        boolean second,
        ArtifactSink sink,
        RecordState state,
        BooleanSupplier mayBegin) {
      this.maker = maker;
      this.table = table;
      this.second = second;
      this.sink = sink;
      this.state = state;
      this.mayBegin = mayBegin;
    }

    void take(SqlRow row) {
      Optional<BulkRow> made = maker.row(row);
      if (made.isEmpty() || second && !tellsMore(made.get())) {
        return;
      }
      if (records.isEmpty()) {
        if (!mayBegin.getAsBoolean()) {
          return;
        }
        records =
            Optional.of(
                new Records(
                    sink,
                    maker.schema().kind().artifact(),
                    new Position.RecordNumber(table.name(), row.number()),
                    state));
      }
      records.get().add(made.get());
    }

    /** A second meaning of the same row is told when it names a device or a time. */
    private static boolean tellsMore(BulkRow row) {
      return !(row instanceof SimRow sim) || !sim.sim().imei().isEmpty() || sim.seen().known();
    }

    void end() {
      if (records.isPresent()) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("program", maker.schema().program());
        if (!table.database().isEmpty()) {
          about.put("database", table.database());
        }
        about.put("table", table.name());
        about.put("basis", maker.schema().basis());
        // of two lists from one table, which is which
        maker.constant("note").ifPresent(note -> about.put("note", note));
        records.get().end(about);
      }
    }
  }

  @Override
  public void record(SqlRow row) throws IOException {
    context.checkpoint();
    if (current.isEmpty()
        || current.get().table() != row.table()
        || current.get().state() != row.state()) {
      turn(row);
    }
    for (Making making : makings) {
      making.take(row);
    }
    accounts.row(row);
  }

  private void turn(SqlRow row) {
    Part part = new Part(row.table(), row.state());
    current = Optional.of(part);
    makings = open.getOrDefault(part, List.of());
    if (!open.containsKey(part) && open.size() < MOST_TABLES) {
      makings = makings(row);
      open.put(part, makings);
    }
  }

  private List<Making> makings(SqlRow row) {
    List<Making> list = new ArrayList<>();
    RecordState state = row.state() == SqlRow.State.LIVE ? RecordState.LIVE : RecordState.FREELIST;
    for (Schema schema : Schemas.of(row.table())) {
      RowMaker maker = new RowMaker(schema, row.table(), cards);
      boolean second = list.stream().anyMatch(one -> one.maker.schema().kind() == schema.kind());
      list.add(new Making(maker, row.table(), second, sink, state, this::mayBegin));
    }
    return list;
  }

  /** Each list is a file until the case takes it. */
  private boolean mayBegin() {
    if (lists == MOST_LISTS) {
      lists++;
      sink.limit(
          new Position.WholeItem(),
          "expected at most "
              + MOST_LISTS
              + " tables of cards, calls and texts, found more; the others are left out");
    }
    return lists++ < MOST_LISTS;
  }

  @Override
  public void damaged(Damage damage) {
    context.checkpoint();
    if (problems++ < MOST_PROBLEMS) {
      sink.problem(new Position.ByteOffset(Math.max(0, damage.offset())), damage.toString());
    }
  }

  /** Gives what was gathered to the case. */
  void end() {
    open.values().forEach(list -> list.forEach(Making::end));
    open.clear();
    if (problems > MOST_PROBLEMS) {
      sink.problem(
          new Position.WholeItem(),
          "expected rows, found damage at "
              + (problems - MOST_PROBLEMS)
              + " further places, which are not told one by one");
    }
  }
}
