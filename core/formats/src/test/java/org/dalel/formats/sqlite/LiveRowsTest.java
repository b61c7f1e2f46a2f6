package org.dalel.formats.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.SharedData;
import org.dalel.formats.sqlite.jdbc.LiveRows;
import org.dalel.formats.sqlite.jdbc.PrivateCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our reader and the SQLite library give the same live rows. */
class LiveRowsTest {
  @TempDir Path folder;

  private static void sameAsLibrary(Made.Snapshot files) throws Exception {
    List<Problem> problems = new ArrayList<>();
    ByteSource[] sources = {
      ByteSource.of(files.main()), ByteSource.of(files.wal()), ByteSource.of(files.journal())
    };
    assertThat(CompareLive.differences(files.open(problems), sources)).isEmpty();
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "512, UTF-8",
    "1024, UTF-16le",
    "4096, UTF-16be",
    "65536, UTF-8",
    "4096, UTF-8",
    "32768, UTF-8"
  })
  void allShapesOfTablesAreRead(int page, String encoding) throws Exception {
    try (Made made =
        new Made(
            folder,
            "PRAGMA page_size=" + page,
            "PRAGMA encoding='" + encoding + "'",
            "PRAGMA auto_vacuum=" + (page == 1024 ? 1 : 0),
            "CREATE TABLE plain(a INTEGER PRIMARY KEY, b TEXT, c REAL, d BLOB, e)",
            "CREATE TABLE \"odd name\"(\"a b\" TEXT, [c d] INT, `e` NUMERIC DEFAULT 7, CHECK(e<99))",
            "CREATE TABLE pair(x TEXT, y INT, z TEXT, PRIMARY KEY(z, y)) WITHOUT ROWID",
            "CREATE TABLE made(a INT, b INT GENERATED ALWAYS AS (a*2) STORED, c INT AS (a*3), d TEXT)",
            "CREATE INDEX by_b ON plain(b)")) {
      List<Object[]> rows = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String text = "строка " + i + "x".repeat(i % 7 == 0 ? 5000 : i % 50);
        rows.add(new Object[] {i * 1000L, text, i % 3 == 0 ? i : i / 7.0, new byte[i * 3], null});
      }
      made.batch("INSERT INTO plain VALUES(?,?,?,?,?)", rows);
      made.run(
          "INSERT INTO \"odd name\"(\"a b\",[c d]) SELECT b, a FROM plain",
          "INSERT INTO pair SELECT b, a, b || a FROM plain",
          "INSERT INTO made(a, d) SELECT a, b FROM plain",
          "ALTER TABLE plain ADD COLUMN f TEXT DEFAULT 'later'",
          "ALTER TABLE plain ADD COLUMN g INTEGER DEFAULT -5",
          "DELETE FROM plain WHERE a % 5000 = 0",
          "INSERT INTO plain(b, g) VALUES('after', 9223372036854775807)");
      sameAsLibrary(made.now());
    }
  }

  @Test
  void theLibraryShowsBothStatesAndTheEvidenceStaysAsItIs() throws Exception {
    try (Made made =
        new Made(
            folder,
            "PRAGMA journal_mode=WAL",
            "PRAGMA wal_autocheckpoint=0",
            "CREATE TABLE t(a)",
            "INSERT INTO t VALUES('old')",
            "PRAGMA wal_checkpoint(TRUNCATE)",
            "INSERT INTO t VALUES('new')")) {
      Made.Snapshot files = made.now();
      byte[] main = files.main().clone();
      byte[] wal = files.wal().clone();
      try (PrivateCopy copy =
              PrivateCopy.in(
                  folder,
                  ByteSource.of(files.main()),
                  ByteSource.of(files.wal()),
                  ByteSource.EMPTY);
          Connection before = copy.beforeLog();
          Connection after = copy.afterLog()) {
        assertThat(read(before)).containsExactly(List.of(new Value.Text("old", true)));
        assertThat(read(after)).hasSize(2);
      }
      assertThat(files.main()).isEqualTo(main);
      assertThat(files.wal()).isEqualTo(wal);
    }
  }

  private static List<List<Value>> read(Connection connection) throws Exception {
    List<List<Value>> rows = new ArrayList<>();
    LiveRows.read(connection, "t", rows::add);
    return rows;
  }

  @Test
  void theForensicCorpusIsReadAsTheLibraryReadsIt() throws Exception {
    Path corpus = SharedData.path("sqlite/forensic-corpus");
    try (Stream<Path> files = Files.walk(corpus)) {
      List<Path> databases =
          files.filter(file -> file.toString().endsWith(".db")).sorted().toList();
      assertThat(databases).isNotEmpty();
      for (Path file : databases) {
        sameAsLibrary(
            new Made.Snapshot(
                Files.readAllBytes(file),
                log(Path.of(file + "-wal")),
                log(Path.of(file + "-journal"))));
      }
    }
  }

  private static byte[] log(Path file) {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedWithASentence() {
    Made.Snapshot files = new Made.Snapshot(new byte[4096], new byte[0], new byte[0]);
    assertThatThrownBy(() -> files.open(new ArrayList<>()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("expected \"SQLite format 3\"");
  }
}
