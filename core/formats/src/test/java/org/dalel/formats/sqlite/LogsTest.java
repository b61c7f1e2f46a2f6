package org.dalel.formats.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.RowState;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.page.WalFrame.Checksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The write-ahead log and the rollback journal: what is in force, and what came before. */
class LogsTest {
  private static final String TABLE = "CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT)";

  @TempDir Path folder;

  private Made walDatabase() throws Exception {
    return new Made(folder, "PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=0", TABLE);
  }

  private static List<Object[]> notes(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new Object[] {i, "the note with number " + i})
        .toList();
  }

  private static List<String> live(Made.Snapshot files) throws IOException {
    SqliteDatabase database = files.open(new ArrayList<>());
    List<String> bodies = new ArrayList<>();
    database.rows(
        database.schema().table("note").orElseThrow(),
        row -> bodies.add(((Value.Text) row.values().get(1)).value()));
    return bodies;
  }

  private static List<Row> notes(Made.Snapshot files) throws IOException {
    return files.recover().stream().filter(row -> row.table().name().equals("note")).toList();
  }

  private static String body(Row row) {
    return row.values().get(1) instanceof Value.Text text ? text.value() : "";
  }

  @Test
  void liveRowsAreThoseAfterTheLastCommitOfTheWal() throws Exception {
    try (Made made = walDatabase()) {
      made.batch("INSERT INTO note VALUES(?,?)", notes(1, 20));
      made.run("DELETE FROM note WHERE id=7");
      assertThat(live(made.now())).hasSize(18).doesNotContain("the note with number 7");
    }
  }

  @Test
  void everyVersionOfAnUpdatedRowComesFromItsFrame() throws Exception {
    try (Made made = walDatabase()) {
      made.run(
          "INSERT INTO note VALUES(1,'the first version')",
          "UPDATE note SET body='the second version, longer' WHERE id=1",
          "UPDATE note SET body='third' WHERE id=1");
      List<Row> old = notes(made.now());
      assertThat(old)
          .extracting(LogsTest::body)
          .containsExactlyInAnyOrder("the first version", "the second version, longer");
      assertThat(old).allSatisfy(row -> assertThat(row.state()).isEqualTo(RowState.WAL));
      assertThat(old).allSatisfy(row -> assertThat(row.rowid()).hasValue(1));
      assertThat(old).allSatisfy(row -> assertThat(row.place().frame()).isNotNegative());
    }
  }

  @Test
  void rowsOfTheFileThatTheWalReplacesAreSuperseded() throws Exception {
    try (Made made = walDatabase()) {
      made.batch("INSERT INTO note VALUES(?,?)", notes(1, 20));
      made.run("PRAGMA wal_checkpoint(TRUNCATE)", "DELETE FROM note WHERE id < 5");
      List<Row> old = notes(made.now());
      assertThat(old).hasSize(4);
      assertThat(old).extracting(Row::state).containsOnly(RowState.SUPERSEDED);
    }
  }

  @Test
  void framesOfAnOlderGenerationAreReadBehindTheNewOne() throws Exception {
    try (Made made = walDatabase()) {
      for (int i = 1; i < 9; i++) {
        made.run("INSERT INTO note VALUES(" + i + ",'generation one, row " + i + "')");
      }
      made.run("DELETE FROM note WHERE id=8", "PRAGMA wal_checkpoint(RESTART)");
      made.run("PRAGMA secure_delete=ON", "UPDATE note SET body='x' WHERE id=1");
      Made.Snapshot files = made.now();
      SqliteDatabase database = files.open(new ArrayList<>());
      long generations =
          database.wal().frames().stream().map(frame -> frame.salts()).distinct().count();
      assertThat(generations).isEqualTo(2);
      assertThat(database.wal().inForce()).isLessThan(database.wal().frames().size());
      assertThat(database.wal().frames().get(0).checksum()).isEqualTo(Checksum.VALID);
      assertThat(notes(files)).extracting(LogsTest::body).contains("generation one, row 8");
    }
  }

  @Test
  void framesBehindABrokenChecksumAreNotInForceButTheirRowsAreKept() throws Exception {
    try (Made made = walDatabase()) {
      made.run("INSERT INTO note VALUES(1,'kept by the first commit')");
      int before = made.now().wal().length;
      made.run("INSERT INTO note VALUES(2,'lost with the checksum')");
      Made.Snapshot files = made.now();
      files.wal()[before + 16] ^= 1;
      assertThat(live(files)).containsExactly("kept by the first commit");
      assertThat(notes(files)).extracting(LogsTest::body).containsExactly("lost with the checksum");
    }
  }

  @Test
  void aHotJournalIsRolledBack() throws Exception {
    try (Made made = new Made(folder, "PRAGMA cache_size=2", TABLE)) {
      made.batch("INSERT INTO note VALUES(?,?)", notes(1, 2000));
      made.begin().run("UPDATE note SET body='overwritten ' || id");
      Made.Snapshot files = made.now();
      assertThat(files.open(new ArrayList<>()).journal().hot()).isTrue();
      assertThat(live(files)).hasSize(1999).allMatch(body -> body.startsWith("the note"));
      assertThat(notes(files)).extracting(LogsTest::body).contains("overwritten 1");
    }
  }

  @Test
  void aPersistentJournalWithAnErasedHeaderGivesThePagesBefore() throws Exception {
    try (Made made =
        new Made(folder, "PRAGMA journal_mode=PERSIST", "PRAGMA secure_delete=ON", TABLE)) {
      made.batch("INSERT INTO note VALUES(?,?)", notes(1, 30));
      made.run("DELETE FROM note WHERE id BETWEEN 10 AND 12");
      Made.Snapshot files = made.now();
      assertThat(Arrays.copyOf(files.journal(), 8)).containsOnly(0);
      List<Row> old = notes(files);
      assertThat(old)
          .extracting(row -> row.rowid().orElseThrow())
          .containsExactlyInAnyOrder(10L, 11L, 12L);
      assertThat(old).extracting(Row::state).containsOnly(RowState.JOURNAL);
    }
  }

  @Test
  void aDroppedTableIsKnownByItsDefinition() throws Exception {
    try (Made made = new Made(folder, TABLE, "CREATE TABLE other(a, b)")) {
      made.batch("INSERT INTO note VALUES(?,?)", notes(1, 300));
      made.run("DROP TABLE note");
      List<Row> old = notes(made.now());
      assertThat(old).hasSize(299);
      assertThat(old).allSatisfy(row -> assertThat(row.table().current()).isFalse());
      assertThat(old.get(0).table().columns())
          .extracting(c -> c.name())
          .containsExactly("id", "body");
    }
  }

  @Test
  void theOffsetOfARowIsThatOfItsCell() throws Exception {
    try (Made made = new Made(folder, TABLE)) {
      made.run("INSERT INTO note VALUES(5,'abc')");
      Made.Snapshot files = made.now();
      SqliteDatabase database = files.open(new ArrayList<>());
      database.rows(
          database.schema().table("note").orElseThrow(),
          row -> {
            int at = (int) row.place().offset();
            byte[] cell = Arrays.copyOfRange(files.main(), at, at + 8);
            assertThat(cell).containsExactly(6, 5, 3, 0, 19, 'a', 'b', 'c');
          });
    }
  }
}
