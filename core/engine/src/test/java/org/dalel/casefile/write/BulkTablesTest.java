package org.dalel.casefile.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.records.Call.Direction;
import org.dalel.casefile.ArtifactText;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseFixture;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.telephony.SimTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkTablesTest {
  private static final SimIdentity CARD =
      new SimIdentity("8970199000000012348", "250990000123456", "490154203237518", "+79031234567");

  @TempDir private Path temp;

  /** Calls of one card, as an extractor would have spilled them. */
  private static final class Calls implements BulkRows {
    private final int count;
    private boolean discarded;

    Calls(int count) {
      this.count = count;
    }

    @Override
    public long count() {
      return count;
    }

    @Override
    public long weight() {
      return 100L * count;
    }

    @Override
    public void forEach(Taker taker) throws IOException {
      taker.card(0, CARD);
      for (int i = 0; i < count; i++) {
        taker.row(0, call(i));
      }
    }

    @Override
    public void discard() {
      discarded = true;
    }
  }

  private static BulkRow call(int i) {
    return new CallRow(
        i + 1,
        SimIdentity.UNKNOWN,
        "",
        "line 1",
        Direction.OUTGOING,
        "8701234567" + i % 10,
        "+7701234567" + i % 10,
        Moment.ofEpochSeconds(1_770_000_000L + i),
        i % 3 == 0 ? 60 : 0,
        i % 3 == 0 ? CallRow.Answered.YES : CallRow.Answered.NO,
        "");
  }

  private static ArtifactRow list(BulkRows rows) {
    return new ArtifactRow(
        "telephony/x",
        "1.0",
        "call-list",
        "live",
        "high",
        null,
        "{\"rows\":" + rows.count() + "}",
        List.of(),
        List.of(),
        ArtifactText.of("{}", List.of()),
        Optional.of(rows));
  }

  private CaseFolder twoFiles() throws Exception {
    return twoFiles("c");
  }

  private CaseFolder twoFiles(String name) throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve(name))) {
      fixture.image(1, "d");
      fixture.content(1, "dump", "text/x-sql");
      fixture.file(1, 1, "/a.sql", 1, 1L);
      fixture.file(2, 1, "/b.sql", 2, 1L);
      fixture.failure(1, 1L, null, null, "so that there is a run");
      return fixture.folder();
    }
  }

  private static void store(CaseFolder folder, long item, BulkRows rows) throws Exception {
    try (CaseWriter writer = new CaseWriter(folder, 1)) {
      ExtractionRow locked = new ExtractionRow("telephony/x", null, List.of(), List.of());
      writer
          .extractions()
          .store(
              new ExtractionTable.ContextRow(
                  Owner.item(item),
                  "telephony/x",
                  List.of(list(rows)),
                  List.of(locked),
                  List.of()));
      writer.indexBulk();
    }
  }

  private static long count(CaseFolder folder, String what) throws Exception {
    try (Connection db = Sqlite.openForReading(folder.caseDb())) {
      return Sqlite.number(db, "SELECT count(*) FROM " + what);
    }
  }

  private static List<List<String>> rows(CaseFolder folder, SimTable table) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CaseReader reader = new CaseReader(folder)) {
      reader.sims(queries -> queries.forEach(table, -1, rows::add));
    }
    return rows;
  }

  @Test
  void storesRowsWithTheirListAndIndexesThem() throws Exception {
    CaseFolder folder = twoFiles();
    Calls calls = new Calls(60_000);

    store(folder, 1, calls);

    assertThat(calls.discarded).isTrue();
    assertThat(count(folder, "call_record")).isEqualTo(60_000);
    assertThat(count(folder, "sim_identity WHERE iccid = '" + CARD.iccid() + "'")).isEqualTo(1);
    assertThat(count(folder, "call_record WHERE id >> 32 = (SELECT id FROM artifact)"))
        .isEqualTo(60_000);
    assertThat(count(folder, "sqlite_schema WHERE name = 'call_by_phone'")).isEqualTo(1);
  }

  @Test
  void takesTheRowsOfAListAwayWithIt() throws Exception {
    CaseFolder folder = twoFiles();
    store(folder, 1, new Calls(10));
    store(folder, 2, new Calls(7));

    try (CaseWriter writer = new CaseWriter(folder, 1)) {
      ExtractionRow again = new ExtractionRow("telephony/x", "s", List.of(), List.of());
      writer
          .extractions()
          .replace(
              new ExtractionTable.Repeated(
                  1, Owner.item(1), List.of(list(new Calls(3))), again, List.of()));
    }

    assertThat(count(folder, "call_record")).isEqualTo(10);
    assertThat(count(folder, "sim_identity")).isEqualTo(2);
  }

  @Test
  void takesRecordsOfTwoCopiesOnce() throws Exception {
    CaseFolder folder = twoFiles();
    store(folder, 1, new Calls(30));
    store(folder, 2, new Calls(30));

    assertThat(rows(folder, SimTable.NUMBERS)).hasSize(10).allMatch(row -> row.get(2).equals("3"));
    assertThat(rows(folder, SimTable.INVENTORY))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.subList(0, 3))
                    .containsExactly(CARD.iccid(), CARD.imsi(), CARD.phone()));
    assertThat(rows(folder, SimTable.TRAFFIC))
        .containsExactly(List.of("line 1", "2026-02-02", "30", "10", "33.3", "600", "10"));
  }

  /** Two calls, the second of which another list tells too, otherwise. */
  private static BulkRows overlapping(SimIdentity card, int first, CallRow.Answered answered) {
    return new BulkRows() {
      @Override
      public long count() {
        return 2;
      }

      @Override
      public long weight() {
        return 200;
      }

      @Override
      public void forEach(Taker taker) throws IOException {
        taker.card(0, card);
        for (int i = first; i < first + 2; i++) {
          taker.row(
              0,
              new CallRow(
                  i,
                  SimIdentity.UNKNOWN,
                  "",
                  "line 1",
                  Direction.OUTGOING,
                  "87012345678",
                  "+77012345678",
                  Moment.ofEpochSeconds(1_770_000_000L + i),
                  60,
                  answered,
                  ""));
        }
      }

      @Override
      public void discard() {}
    };
  }

  @Test
  void tellsTheSameWhicheverListCameFirst() throws Exception {
    SimIdentity inAnotherDevice =
        new SimIdentity(CARD.iccid(), CARD.imsi(), "353918051234568", CARD.phone());
    List<String> told = new ArrayList<>();
    for (boolean swapped : new boolean[] {false, true}) {
      CaseFolder folder = twoFiles(swapped ? "swapped" : "c");
      store(
          folder,
          swapped ? 2 : 1,
          swapped
              ? overlapping(inAnotherDevice, 1, CallRow.Answered.UNKNOWN)
              : overlapping(CARD, 0, CallRow.Answered.YES));
      store(
          folder,
          swapped ? 1 : 2,
          swapped
              ? overlapping(CARD, 0, CallRow.Answered.YES)
              : overlapping(inAnotherDevice, 1, CallRow.Answered.UNKNOWN));
      StringBuilder all = new StringBuilder();
      for (SimTable table : SimTable.values()) {
        all.append(table).append(rows(folder, table)).append('\n');
      }
      told.add(all.toString());
      assertThat(rows(folder, SimTable.NUMBERS))
          .as("three calls, two of them answered, of one card")
          .singleElement()
          .satisfies(row -> assertThat(row.subList(2, 6)).containsExactly("3", "2", "180", "1"));
    }
    assertThat(told.get(1)).isEqualTo(told.get(0));
  }

  @Test
  void findsWhatStandsElsewhereInTheCaseToo() throws Exception {
    CaseFolder folder = twoFiles();
    store(folder, 1, new Calls(30));
    try (Connection db = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(
          db,
          "INSERT INTO artifact (id, item_id, plugin, plugin_version, type, state, confidence, fields)"
              + " VALUES (900, 2, 'm/x', '1', 'message', 'live', 'high', '{}')");
      Sqlite.execute(
          db, "INSERT INTO identifier VALUES (900, 'phone', '+77012345674', '8701', 'sender')");
    }

    assertThat(rows(folder, SimTable.ELSEWHERE))
        .containsExactly(List.of("phone", "+77012345674", "call", "3", "message", "1"));
  }
}
