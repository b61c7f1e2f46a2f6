package org.dalel.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.dalel.formats.ByteSource;
import org.dalel.formats.Collected;
import org.dalel.formats.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlTest {
  private static final Path FILES = Path.of("src/test/resources/mysql");

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(FILES.resolve(name));
  }

  private static Collected<SqlRow> read(byte[] frm, Optional<byte[]> myi, byte[] myd)
      throws IOException {
    Collected<SqlRow> found = new Collected<>();
    MyIsamTable.open("scheduler", "t", ByteSource.of(frm), myi.map(ByteSource::of))
        .read(ByteSource.of(myd), found);
    return found;
  }

  private static Collected<SqlRow> read(String table, boolean withIndex) throws IOException {
    return read(
        bytes(table + ".frm"),
        withIndex ? Optional.of(bytes(table + ".MYI")) : Optional.empty(),
        bytes(table + ".MYD"));
  }

  private static List<String> truth(String name) throws IOException {
    return Files.readAllLines(FILES.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sim", "call_record", "receive", "user", "old_receive", "old_call_record"})
  void readsEachRowThatTheServerHas(String table) throws IOException {
    for (boolean withIndex : new boolean[] {true, false}) {
      Collected<SqlRow> found = read(table, withIndex);

      assertThat(found.damages().stream().limit(2)).isEmpty();
      assertThat(Printed.rows(found, SqlRow.State.LIVE))
          .containsExactlyInAnyOrderElementsOf(truth(table + ".tsv"));
    }
  }

  @Test
  void readsFixedRecordsAndWhatIsLeftOfDeletedOnes() throws IOException {
    Collected<SqlRow> found = read("cards", true);
    List<String> numbers =
        found.records().stream()
            .filter(row -> row.state() == SqlRow.State.DELETED)
            .map(row -> row.text("big"))
            .toList();
    List<String> deleted = truth("cards.deleted.tsv").stream().map(l -> l.split("\t")[5]).toList();

    assertThat(found.damages()).isEmpty();
    assertThat(Printed.rows(found, SqlRow.State.LIVE))
        .containsExactlyInAnyOrderElementsOf(truth("cards.tsv"));
    assertThat(numbers).containsExactlyInAnyOrderElementsOf(deleted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call_record", "sim", "receive", "old_receive", "old_call_record"})
  void recoversDeletedRowsAndInventsNone(String table) throws IOException {
    Collected<SqlRow> found = read(table, true);
    List<String> truth = truth(table + ".deleted.tsv");
    List<SqlRow> deleted =
        found.records().stream().filter(row -> row.state() == SqlRow.State.DELETED).toList();
    long right =
        deleted.stream().filter(row -> truth.stream().anyMatch(line -> fits(row, line))).count();

    assertThat(right)
        .as("of %d deleted rows, %d told", truth.size(), deleted.size())
        .isEqualTo(deleted.size());
    assertThat(deleted.size()).isGreaterThanOrEqualTo(truth.size() / 2);
  }

  /** Whether all values that were made out are those of a deleted row; of a first text its end. */
  private static boolean fits(SqlRow row, String line) {
    String[] values = line.split("\t", -1);
    int right = 0;
    for (int i = 0; i < row.size(); i++) {
      String value = row.text(i);
      if (value.startsWith("…")
          ? !values[i].endsWith(value.substring(1))
          : !value.isEmpty() && !value.equals(values[i])) {
        return false;
      }
      right += value.isEmpty() ? 0 : 1;
    }
    return right >= 2;
  }

  @Test
  void readsADumpAsTheServerHasIt() throws IOException {
    Collected<SqlRow> found = new Collected<>();
    SqlDump.read(Files.newInputStream(FILES.resolve("dump.sql")), found);

    assertThat(found.damages()).isEmpty();
    for (String table : List.of("sim", "call_record", "receive", "cards", "user")) {
      assertThat(
              found.records().stream()
                  .filter(r -> r.table().name().equals(table))
                  .map(Printed::row))
          .as(table)
          .containsExactlyInAnyOrderElementsOf(truth(table + ".tsv"));
    }
  }

  @Test
  void understandsTheWaysInWhichValuesAreWritten() throws IOException {
    String sql =
        """
        /* a comment; 'not' a string */ CREATE TABLE IF NOT EXISTS `a``b` (`id` int(11) COMMENT 'x, y', "n" text,
          v DECIMAL(10,2) DEFAULT 'a)b', PRIMARY KEY (`id`), KEY k (`n`(10))) ENGINE=MyISAM;
        INSERT IGNORE INTO t (one, `two`) VALUES (-1, 'it''s \\'quoted\\' \\n'), (NULL, _binary 'b'), (x'41', CAST('c' AS JSON));
        # the next row is broken
        INSERT INTO t (one, `two`) VALUES (1, 'x'), (2 'y'), (3, 'z');
        INSERT INTO u SELECT * FROM t;
        INSERT INTO t (one, two) VALUES (4, 0x4142);
        """;
    Collected<SqlRow> found = new Collected<>();
    SqlDump.read(new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8)), found);

    assertThat(found.records().stream().map(Printed::row))
        .containsExactly("-1\tit's 'quoted' \n", "NULL\tb", "41\tc", "1\tx", "3\tz", "4\t0x4142");
    assertThat(found.damages()).singleElement().asString().contains("table t", "reading goes on");
  }

  @Test
  void survivesAnyMutation() throws IOException {
    Random random = new Random(11);
    byte[][] sound = {
      bytes("receive.frm"), bytes("receive.MYI"), bytes("receive.MYD"), bytes("dump.sql")
    };
    for (int round = 0; round < 200; round++) {
      int which = round % sound.length;
      byte[] mutant = mutated(sound[which], random);
      if (which == 3) {
        SqlDump.read(new ByteArrayInputStream(mutant), new Collected<>());
        continue;
      }
      byte[][] files = sound.clone();
      files[which] = mutant;
      try {
        read(files[0], Optional.of(files[1]), files[2]);
      } catch (FormatException e) {
        assertThat(e.getMessage()).contains("expected", "found");
      }
    }
  }

  private static byte[] mutated(byte[] sound, Random random) {
    byte[] mutant = sound.clone();
    IntStream.range(0, 1 + random.nextInt(20))
        .forEach(i -> mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256));
    return random.nextInt(4) == 0
        ? java.util.Arrays.copyOf(mutant, random.nextInt(mutant.length))
        : mutant;
  }

  @Test
  void saysWhatATableIsThatItCannotRead() throws IOException {
    byte[] frm = bytes("user.frm");
    frm[3] = 12;

    assertThatThrownBy(() -> read(frm, Optional.empty(), new byte[0]))
        .isInstanceOf(FormatException.class)
        .hasMessage("expected the engine MyISAM (9) at 0x3, found engine 12");
  }

  private static List<String> dumped(String sql) throws IOException {
    Collected<SqlRow> found = new Collected<>();
    SqlDump.read(new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8)), found);
    assertThat(found.damages()).isEmpty();
    return found.records().stream().map(Printed::row).toList();
  }

  /** As sqlite3 3.40 and 3.50, and Python's sqlite3, write it. */
  @Test
  void takesBackslashesOfSqliteAsTheyAre() throws IOException {
    String rows =
        """
        CREATE TABLE t(a TEXT, b TEXT);
        INSERT INTO t VALUES('C:\\new\\','second');
        INSERT INTO t VALUES(replace('line1\\nline2 ''q''','\\n',char(10)),NULL);
        INSERT INTO t VALUES(replace(replace('cr\\r\\012\\n','\\r',char(13)),'\\012',char(10)),'z');
        INSERT INTO t VALUES(unistr('a\\u000ab\\\\'),'last');
        """;
    List<String> expected =
        List.of("C:\\new\\\tsecond", "line1\nline2 'q'\tNULL", "cr\r\n\\n\tz", "a\nb\\\tlast");

    assertThat(dumped("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n" + rows)).isEqualTo(expected);
    assertThat(dumped("BEGIN TRANSACTION;\n" + rows)).isEqualTo(expected);
  }

  /** A wiped quote would turn all that follows inside out. */
  @Test
  void losesNoRowsToANameOrATextWithoutAnEnd() throws IOException {
    String sql =
        """
        CREATE TABLE `t` (
          `id` int NOT NULL COMMENT 'the first',
          `name` text COMMENT 'a
        second line',
          PRIMARY KEY (`id`)
        );
        /*!40000 ALTER TABLE `t` DISABLE KEYS */;
        INSERT INTO `t` VALUES (1,'x'),(2,'a
        b');
        """;
    assertThat(dumped(sql)).containsExactly("1\tx", "2\ta\nb");
    for (String wiped : List.of("` int", "first'", "line'", "*/;")) {
      Collected<SqlRow> found = new Collected<>();
      String torn = sql.replace(wiped, "?".repeat(wiped.length()));
      SqlDump.read(new ByteArrayInputStream(torn.getBytes(StandardCharsets.UTF_8)), found);

      assertThat(found.records().stream().map(Printed::row))
          .as(wiped)
          .containsExactly("1\tx", "2\ta\nb");
      assertThat(found.damages()).as(wiped).isNotEmpty();
    }
  }

  @Test
  void saysThatATextHasNoEnd() throws IOException {
    Collected<SqlRow> found = new Collected<>();
    SqlDump.read(new ByteArrayInputStream("SET @x='never".getBytes(StandardCharsets.UTF_8)), found);

    assertThat(found.damages()).singleElement().asString().contains("expected the end of a text");
  }

  /** The client escapes line ends; programs that make a dump themselves may leave them. */
  @Test
  void keepsATextWholeOneLineOfWhichLooksLikeAnOrder() throws IOException {
    String sql =
        """
        SET NAMES utf8;
        INSERT INTO t VALUES (1,'put it in:
        INSERT SIM 2'),(2,'x');
        """;

    assertThat(dumped(sql)).containsExactly("1\tput it in:\nINSERT SIM 2", "2\tx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO",
        "INSERT IGNORE INTO",
        "INSERT  IGNORE INTO",
        "INSERT  DELAYED INTO"
      })
  void takesTheNextStatementForTheEndOfATextWithoutOne(String insert) throws IOException {
    String sql = "INSERT INTO t VALUES (1,'torn\n" + insert + " t VALUES (2,'x');\n";
    Collected<SqlRow> found = new Collected<>();
    SqlDump.read(new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8)), found);

    assertThat(found.records().stream().map(Printed::row)).contains("2\tx");
    assertThat(found.damages()).isNotEmpty();
  }

  @Test
  void undoesTheEscapesOfMySqlAlsoInATransaction() throws IOException {
    assertThat(dumped("BEGIN;\nINSERT INTO t VALUES ('C:\\\\new\\\\','it\\'s\\n');\n"))
        .containsExactly("C:\\new\\\tit's\n");
  }

  @Test
  void countsTheRowsOfTablesOfOneNameByTheirDatabase() throws IOException {
    Collected<SqlRow> found = new Collected<>();
    String sql =
        """
        USE `first`;
        CREATE TABLE t (a int, b int);
        INSERT INTO t VALUES (1,2),(3,4);
        USE `second`;
        CREATE TABLE t (c int);
        INSERT INTO t VALUES (5);
        USE `first`;
        INSERT INTO t VALUES (6,7);
        """;
    SqlDump.read(new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8)), found);

    assertThat(found.records())
        .extracting(row -> row.table().database(), SqlRow::number, row -> row.text(0))
        .containsExactly(
            tuple("first", 1L, "1"),
            tuple("first", 2L, "3"),
            tuple("second", 1L, "5"),
            tuple("first", 3L, "6"));
    assertThat(found.records().get(3).text("b")).isEqualTo("7");
  }
}
