package org.dalel.formats.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dalel.formats.Bytes.hex;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Collected;
import org.dalel.formats.FormatException;
import org.dalel.formats.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On databases that H2 itself writes. */
class MvStoreTest {
  private final Collected<MvRow> found = new Collected<>();
  @TempDir private Path temp;

  private byte[] written(String options, String... statements) throws SQLException, IOException {
    String url = "jdbc:h2:" + temp.resolve("db") + options;
    try (Connection db = DriverManager.getConnection(url, "sa", "pw pw")) {
      for (String sql : statements) {
        db.createStatement().execute(sql);
      }
      db.createStatement().execute("checkpoint sync");
      return Files.readAllBytes(temp.resolve("db.mv.db"));
    }
  }

  private byte[] wallet(String options) throws SQLException, IOException {
    return written(
        options,
        "create table wallet(id bigint primary key, name varchar(99), \"odd, (name\" decimal(9,2))",
        "insert into wallet values (1, 'первый', 1.5), (2, 'second', null), (3, 'third', 0)",
        "checkpoint sync",
        "update wallet set name = 'renamed' where id = 2",
        "delete from wallet where id = 3",
        "checkpoint sync");
  }

  private List<String> read(byte[] file) throws IOException {
    MvStore.read("x.mv.db", ByteSource.of(file), found);
    return found.records().stream()
        .filter(row -> row.table().equals("PUBLIC.WALLET"))
        .map(row -> row.key() + " " + text(row) + " " + row.state())
        .toList();
  }

  private static String text(MvRow row) {
    return ((H2Value.Text) row.value("NAME").orElseThrow()).value();
  }

  @Test
  void givesTheRowsOfEachCommit() throws Exception {
    assertThat(read(wallet("")))
        .contains("1 первый LIVE", "2 second SUPERSEDED", "2 renamed LIVE", "3 third DELETED")
        .doesNotHaveDuplicates();
    MvRow first =
        found.records().stream().filter(r -> r.columns().contains("ID")).findFirst().get();
    assertThat(first.columns()).containsExactly("ID", "NAME", "odd, (name");
    assertThat(found.damages()).isEmpty();
  }

  @Test
  void readsCompressedPages() throws Exception {
    String[] rows = new String[401];
    Arrays.setAll(
        rows, i -> "insert into wallet values (" + i + ", '" + "long name ".repeat(9) + i + "')");
    rows[0] = "create table wallet(id bigint primary key, name varchar)";

    assertThat(read(written(";COMPRESS=TRUE", rows)))
        .filteredOn(line -> line.endsWith("LIVE"))
        .hasSize(400)
        .contains("400 " + "long name ".repeat(9) + "400 LIVE");
  }

  @Test
  void tellsWhatWasNotCommitted() throws Exception {
    String url = "jdbc:h2:" + temp.resolve("db");
    wallet("");
    try (Connection db = DriverManager.getConnection(url, "sa", "pw pw");
        Connection other = DriverManager.getConnection(url, "sa", "pw pw")) {
      db.setAutoCommit(false);
      db.createStatement().execute("update wallet set name = 'draft' where id = 1");
      other.createStatement().execute("checkpoint sync");
      List<String> lines = read(Files.readAllBytes(temp.resolve("db.mv.db")));
      db.rollback();

      assertThat(lines).contains("1 первый LIVE", "1 draft UNCOMMITTED");
    }
  }

  @Test
  void readsEveryCommonType() throws Exception {
    byte[] file =
        written(
            "",
            "create table wallet(a tinyint, b smallint, c int, d bigint, e boolean, f double, g real,"
                + " h numeric(40,3), i varbinary, j uuid, k date, l time, m timestamp,"
                + " n timestamp with time zone, o char(3), p clob, q blob, r int array, name varchar)",
            "insert into wallet values (-7, 300, -70000, 5000000000, true, 0.1, 2.5,"
                + " 12345678901234567890123.5, x'00ff', '00000000-0000-0001-0000-000000000002',"
                + " date '2009-01-03', time '18:15:05.5', timestamp '2009-01-03 18:15:05',"
                + " timestamp with time zone '2009-01-03 18:15:05+05:45', 'ab', 'text', x'01', array[1, 2], 'n')");
    read(file);

    List<H2Value> row =
        found.records().stream().filter(r -> r.columns().contains("R")).findFirst().get().values();
    assertThat(row)
        .containsSequence(whole(-7), whole(300), whole(-70000), whole(5_000_000_000L))
        .contains(new H2Value.Truth(true), new H2Value.Floating(0.1), new H2Value.Floating(2.5))
        .contains(new H2Value.Decimal(new BigDecimal("12345678901234567890123.500")))
        .contains(new H2Value.Id(new UUID(1, 2)), new H2Value.Moment(LocalDate.of(2009, 1, 3)))
        .contains(new H2Value.Moment(LocalDateTime.of(2009, 1, 3, 18, 15, 5)))
        .contains(new H2Value.Moment(OffsetDateTime.parse("2009-01-03T18:15:05+05:45")))
        .contains(new H2Value.Text("ab "), new H2Value.Text("text"))
        .contains(new H2Value.Many(List.of(whole(1), whole(2))));
    assertThat(((H2Value.Binary) row.get(8)).bytes().bytes()).isEqualTo(hex("00ff"));
  }

  private static H2Value whole(long value) {
    return new H2Value.Whole(value);
  }

  @Test
  void readsOnWithoutTheFileHeader() throws Exception {
    byte[] file = wallet("");
    Arrays.fill(file, 0, 8192, (byte) 0);

    assertThat(read(file)).contains("1 первый LIVE", "2 renamed LIVE");
  }

  @Test
  void fallsBackToAnOlderCommitWhenTheNewestIsCut() throws Exception {
    byte[] file = wallet("");
    String text = new String(file, StandardCharsets.ISO_8859_1);
    byte[] cut =
        Arrays.copyOf(file, text.lastIndexOf("chunk:", text.lastIndexOf("chunk:") - 1) + 300);
    read(cut);

    assertThat(found.records()).isNotEmpty();
  }

  @Test
  void refusesWhatIsEncrypted() throws Exception {
    String url = "jdbc:h2:" + temp.resolve("db") + ";CIPHER=AES";
    try (Connection db = DriverManager.getConnection(url, "sa", "file pw")) {
      db.createStatement().execute("create table t(a int)");
    }
    byte[] file = Files.readAllBytes(temp.resolve("db.mv.db"));

    assertThat(MvStore.isEncrypted(ByteView.of(file))).isTrue();
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(FormatException.class)
        .hasMessage("expected a database that is not encrypted at 0x0, found H2encrypt");
  }

  @Test
  void neverBreaksOnDamage() throws Exception {
    byte[] file = wallet("");
    Fuzz.damage(file, 400, b -> MvStore.read("x", ByteSource.of(b), new Collected<>()));
    byte[] values =
        hex(
            "3c 42 05 3a 07 0b a2bf0f 00 00 87 a2bf0f 00 00 17 10 04 74657874 04 11 02 21 22 48 6e616d65");
    Fuzz.damage(
        values,
        5000,
        bytes -> {
          H2Cursor in = new H2Cursor(ByteView.of(bytes));
          while (in.in().more()) {
            new H2Values(in).read();
          }
        });
    Fuzz.damage(
        hex("02 616263 e002 00 2005 03 31323334"), 3000, b -> Lzf.decode(ByteView.of(b), 30));
  }
}
