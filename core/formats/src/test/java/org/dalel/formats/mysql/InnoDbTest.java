package org.dalel.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Collected;
import org.dalel.formats.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tablespaces that MySQL 5.5 and MariaDB 10.11 made, compared with what they printed. */
class InnoDbTest {
  private static final Path FILES = Path.of("src/test/resources/mysql");
  private static final Path SPACES = FILES.resolve("innodb");
  private static final int PAGE = 1 << 14;

  private static byte[] bytes(Path path) throws IOException {
    if (Files.exists(path)) {
      return Files.readAllBytes(path);
    }
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(Path.of(path.toString() + ".gz")))) {
      return in.readAllBytes();
    }
  }

  private static byte[] space(String table) throws IOException {
    return bytes(SPACES.resolve(table + ".ibd"));
  }

  private static Collected<SqlRow> read(Optional<byte[]> frm, byte[] ibd) throws IOException {
    return read(frm, ibd, InnoDeleted.Bounds.USUAL);
  }

  private static Collected<SqlRow> read(Optional<byte[]> frm, byte[] ibd, InnoDeleted.Bounds bounds)
      throws IOException {
    Collected<SqlRow> found = new Collected<>();
    for (InnoDbTable table :
        InnoDbTable.open(
            "scheduler", "t", frm.map(ByteSource::of), ByteSource.of(ibd), found::damaged)) {
      table.read(found, bounds);
    }
    return found;
  }

  private static Collected<SqlRow> read(String table, InnoDeleted.Bounds bounds)
      throws IOException {
    return read(Optional.of(bytes(SPACES.resolve(table + ".frm"))), space(table), bounds);
  }

  private static Collected<SqlRow> read(String table, byte[] ibd) throws IOException {
    return read(Optional.of(bytes(SPACES.resolve(table + ".frm"))), ibd);
  }

  private static List<String> truth(String name) throws IOException {
    Path path = name.startsWith("odd") ? SPACES.resolve(name) : FILES.resolve(name);
    return new String(bytes(path), StandardCharsets.UTF_8).lines().toList();
  }

  private static String name(String table) {
    return table.substring(table.indexOf('/') + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "mysql55/sim, 5",
    "mysql55/call_record, 23",
    "mysql55/receive, 8",
    "mysql55/cards, 6",
    "mysql55/user, 0",
    "mysql55/odd, 12",
    "marked/sim, 5",
    "marked/call_record, 23",
    "marked/receive, 12",
    "marked/cards, 6",
    "dynamic/sim, 0",
    "dynamic/call_record, 0",
    "dynamic/odd, 5",
    "compact/receive, 0",
    "compact/odd, 0",
    "small/call_record, 0",
    "small/odd, 2"
  })
  void readsEachRowThatTheServerHasAndInventsNoDeletedOne(String table, int deleted)
      throws IOException {
    Collected<SqlRow> found = read(table, space(table));

    assertThat(found.damages().stream().limit(2)).isEmpty();
    assertThat(Printed.rows(found, SqlRow.State.LIVE))
        .containsExactlyInAnyOrderElementsOf(truth(name(table) + ".tsv"));
    assertThat(Printed.rows(found, SqlRow.State.DELETED)).hasSize(deleted).doesNotHaveDuplicates();
    if (deleted > 0) {
      List<String> truth = truth(name(table) + ".deleted.tsv");
      assertThat(Printed.rows(found, SqlRow.State.DELETED))
          .allMatch(row -> truth.contains(row) || truth.stream().anyMatch(t -> isCut(row, t)));
    }
  }

  /** The pages of a long value that was deleted may hold another now: then it ends with a mark. */
  private static boolean isCut(String row, String truth) {
    String[] values = row.split("\t", -1);
    String[] right = truth.split("\t", -1);
    int cut = 0;
    for (int i = 0; i < values.length; i++) {
      boolean ends = values[i].endsWith("…");
      cut += ends ? 1 : 0;
      String value = ends ? values[i].substring(0, values[i].length() - 1) : values[i];
      if (ends ? !right[i].startsWith(value) : !value.equals(right[i])) {
        return false;
      }
    }
    return cut == 1;
  }

  @Test
  void readsRowsFromBeforeAColumnWasAdded() throws IOException {
    Collected<SqlRow> found = read("instant/sim", space("instant/sim"));

    assertThat(found.damages()).isEmpty();
    assertThat(Printed.rows(found, SqlRow.State.LIVE))
        .containsExactlyElementsOf(truth("innodb/instant/sim.tsv"));
  }

  @Test
  void saysThatColumnsWereMovedWithoutTouchingTheRows() {
    assertThatThrownBy(() -> read("instant/moved", space("instant/moved")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("columns that were moved or dropped without touching the rows");
  }

  @Test
  void namesThePageThatIsDamagedAndReadsTheOthers() throws IOException {
    byte[] ibd = space("dynamic/call_record");
    List<Integer> leaves = new ArrayList<>();
    long index = MyIsamValue.bigEndian(ibd, 3 * PAGE + 66, 8);
    for (int page = 3; page < ibd.length / PAGE; page++) {
      if (new InnoPage(Arrays.copyOfRange(ibd, page * PAGE, (page + 1) * PAGE), page, PAGE - 8)
          .isLeafOf(index)) {
        leaves.add(page);
      }
    }
    int damaged = leaves.get(1);
    Arrays.fill(ibd, damaged * PAGE + 120, (damaged + 1) * PAGE - 200, (byte) 0x5a);

    Collected<SqlRow> found = read("dynamic/call_record", ibd);

    assertThat(leaves).hasSizeGreaterThan(2);
    assertThat(found.damages().get(0).toString())
        .contains("expected checksum", Integer.toHexString((damaged + 1) * PAGE - 4));
    assertThat(found.damages()).hasSizeGreaterThan(1);
    assertThat(truth("call_record.tsv")).containsAll(Printed.rows(found, SqlRow.State.LIVE));
    assertThat(Printed.rows(found, SqlRow.State.LIVE).size()).isBetween(100, 276);
  }

  @Test
  void saysHowManyPagesAreLocked() throws IOException {
    byte[] ibd = space("marked/receive");
    for (int page = 4; page < ibd.length / PAGE; page++) {
      ibd[page * PAGE + 24] = 0;
      ibd[page * PAGE + 25] = 15;
    }

    assertThat(read("marked/receive", ibd).damages())
        .singleElement()
        .asString()
        .contains("neither compressed nor encrypted", (ibd.length / PAGE - 4) + " that are");
  }

  @Test
  void readsAPartOfATable() throws IOException {
    byte[] frm = bytes(SPACES.resolve("mysql55/sim.frm"));
    frm[3] = 20;

    assertThat(Printed.rows(read(Optional.of(frm), space("mysql55/sim")), SqlRow.State.LIVE))
        .hasSize(55);
  }

  @Test
  void saysWhatAFileIsThatItCannotRead() throws IOException {
    byte[] myisam = bytes(FILES.resolve("user.frm"));
    byte[] compressed = space("mysql55/user");
    compressed[57] |= 6;

    assertThatThrownBy(() -> read(Optional.of(myisam), space("mysql55/user")))
        .hasMessage("expected the engine InnoDB (12) at 0x3, found engine 9");
    assertThatThrownBy(() -> read("mysql55/user", compressed))
        .hasMessageContaining("pages that are not compressed");
    assertThatThrownBy(() -> read("mysql55/user", new byte[100]))
        .hasMessageContaining("a tablespace of pages");
    assertThatThrownBy(() -> read("mysql55/user", new byte[6 * PAGE]))
        .hasMessageContaining("pages of an index", "6 pages without one");
    assertThatThrownBy(() -> read(Optional.empty(), space("mysql55/user")))
        .hasMessageContaining("a definition, in the tablespace or as .frm beside it");
  }

  /** The definition that MySQL 8 puts into the tablespace, put there by this test. */
  @Test
  void findsTheDefinitionInTheTablespace() throws IOException {
    byte[] with = withDefinition(space("compact/receive"), Definition.receive());

    Collected<SqlRow> found = read(Optional.empty(), with);

    assertThat(found.damages()).isEmpty();
    assertThat(found.records().get(0).table().columns()).startsWith("id", "srcnum", "provid");
    assertThat(Printed.rows(found, SqlRow.State.LIVE))
        .containsExactlyInAnyOrderElementsOf(truth("receive.tsv"));
  }

  /** Of several tables in a space, what is wrong with one definition costs its table alone. */
  @Test
  void readsTheOtherTablesWhereADefinitionIsDamaged() throws IOException {
    String sound = Definition.receive();
    List<String> rows = truth("receive.tsv");
    String unknown = sound.replace("\"type\": 27", "\"type\": 99");
    byte[] space = space("compact/receive");
    byte[] torn = withDefinition(withDefinition(space, sound), sound);
    Arrays.fill(torn, space.length + 180, space.length + 200, (byte) 0xff);
    byte[] pointer = withDefinition(withDefinition(space, sound), sound);
    pointer[space.length + 98] = 1;

    for (byte[] ibd :
        List.of(
            withDefinition(space, unknown, sound),
            withDefinition(space, sound, unknown),
            withDefinition(withDefinition(space, unknown), sound),
            torn,
            pointer)) {
      Collected<SqlRow> found = read(Optional.empty(), ibd);

      assertThat(Printed.rows(found, SqlRow.State.LIVE)).containsExactlyInAnyOrderElementsOf(rows);
      assertThat(found.damages().stream().filter(d -> d.expected().contains("definition")))
          .singleElement()
          .satisfies(damage -> assertThat(damage.then()).contains("left out"));
    }
    assertThat(read(Optional.empty(), torn).damages().get(0).offset())
        .isBetween((long) space.length, (long) space.length + PAGE);
  }

  @Test
  void tellsWhyNoDefinitionCanBeRead() throws IOException {
    String unknown = Definition.receive().replace("\"type\": 27", "\"type\": 99");
    byte[] ibd = withDefinition(space("compact/receive"), unknown);
    Collected<SqlRow> found = new Collected<>();

    assertThatThrownBy(
            () ->
                InnoDbTable.open(
                    "scheduler", "t", Optional.empty(), ByteSource.of(ibd), found::damaged))
        .hasMessageContaining("a definition, in the tablespace or as .frm beside it");
    assertThat(found.damages())
        .singleElement()
        .asString()
        .contains("a type of a column", "found 99", "this definition is left out");
  }

  @Test
  void doesNotBelieveWhatADamagedPageSaysOfOthers() throws IOException {
    for (byte filled : new byte[] {-1, 0}) {
      byte[] ibd = space("dynamic/call_record");
      Arrays.fill(ibd, 158, 2_000, filled);

      Collected<SqlRow> found = read("dynamic/call_record", ibd);

      assertThat(Printed.rows(found, SqlRow.State.LIVE))
          .containsExactlyInAnyOrderElementsOf(truth("call_record.tsv"));
      assertThat(Printed.rows(found, SqlRow.State.DELETED)).isEmpty();
      assertThat(found.damages()).hasSize(2);
      assertThat(found.damages())
          .filteredOn(damage -> damage.then().contains("which pages are free cannot be told"))
          .singleElement()
          .satisfies(damage -> assertThat(damage.expected()).contains("checksum"));
    }
  }

  /** Copies of live rows take no room from those that were deleted. */
  @ParameterizedTest
  @ValueSource(strings = {"mysql55/call_record", "marked/receive", "mysql55/odd"})
  void tellsTheSameDeletedRowsHoweverFewAreComparedAtOnce(String table) throws IOException {
    Collected<SqlRow> all = read(table, space(table));
    for (int atOnce : new int[] {1, 2, 7}) {
      Collected<SqlRow> found = read(table, new InnoDeleted.Bounds(atOnce, 10_000, 1_000));

      assertThat(found.damages()).isEmpty();
      assertThat(found.records()).usingRecursiveComparison().isEqualTo(all.records());
    }
  }

  @Test
  void saysWhatIsBeyondItsBounds() throws IOException {
    Collected<SqlRow> few = read("mysql55/call_record", new InnoDeleted.Bounds(1_000, 16, 20));
    Collected<SqlRow> two = read("mysql55/call_record", new InnoDeleted.Bounds(5, 2, 1_000));

    assertThat(Printed.rows(few, SqlRow.State.DELETED)).hasSize(20);
    assertThat(few.damages())
        .singleElement()
        .asString()
        .contains("expected at most 20 deleted rows", "found at least 3 more; they are left out");
    assertThat(Printed.rows(two, SqlRow.State.LIVE)).hasSameSizeAs(truth("call_record.tsv"));
    assertThat(two.damages())
        .singleElement()
        .asString()
        .contains("records of deleted rows to compare with the live ones", "they are left out");
  }

  /** A chain that leads to itself, and a table of values that all begin with it. */
  @Test
  void readsNoMorePagesOfLongValuesThanATableCanHave() throws IOException {
    byte[] ibd = new byte[4 * PAGE];
    ByteBuffer.wrap(ibd).putShort(PAGE + 24, (short) 10).putInt(PAGE + 42, 1);
    long[] pages = new long[1];
    ByteSource counted =
        new ByteSource() {
          @Override
          public long size() {
            return ibd.length;
          }

          @Override
          public ByteView read(long position, int length) throws IOException {
            pages[0]++;
            return ByteSource.of(ibd).read(position, length);
          }

          @Override
          public void close() {}
        };
    InnoOverflow overflow = new InnoOverflow(InnoSpace.open(counted));
    byte[] reference = ByteBuffer.allocate(20).putInt(4, 1).putInt(16, 1 << 20).array();
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> overflow.read(reference, 0, 20)).isInstanceOf(FormatException.class);
    }

    assertThat(overflow.isSpent()).isTrue();
    assertThat(pages[0]).isBetween(2L * 1024, 10L * 1024);
  }

  /** Of a space with CRC-32C: a page of kind SDI behind the others, with a record for each. */
  private static byte[] withDefinition(byte[] ibd, String... definitions) {
    byte[] page = new byte[PAGE];
    ByteBuffer out = ByteBuffer.wrap(page);
    out.putInt(4, ibd.length / PAGE).putInt(8, -1).putInt(12, -1).putShort(24, (short) 17853);
    out.putShort(42, (short) 0x8003).putShort(54, (short) 1).putLong(66, 7);
    int before = 99;
    int origin = 130;
    for (String json : definitions) {
      byte[] text = json.getBytes(StandardCharsets.UTF_8);
      byte[] packed = new byte[4_000];
      Deflater deflater = new Deflater();
      deflater.setInput(text);
      deflater.finish();
      int length = deflater.deflate(packed);
      deflater.end();
      out.putShort(before - 2, (short) (origin - before));
      page[origin - 6] = (byte) (0x80 | length >> 8);
      page[origin - 7] = (byte) length;
      out.putInt(origin, 1).putLong(origin + 4, 400).putInt(origin + 25, text.length);
      out.putInt(origin + 29, length);
      out.put(origin + 33, packed, 0, length);
      before = origin;
      origin += 50 + length;
    }
    out.putShort(before - 2, (short) (112 - before));
    out.putInt(0, crc(page, 4, 26) ^ crc(page, 38, PAGE - 8));
    byte[] all = Arrays.copyOf(ibd, ibd.length + PAGE);
    System.arraycopy(page, 0, all, ibd.length, PAGE);
    return all;
  }

  @Test
  void readsEachRowAlsoWhereLongValuesLeadRoundInCircles() throws IOException {
    byte[] ibd = space("dynamic/odd");
    for (int page = 0; page < ibd.length / PAGE; page++) {
      if (ibd[page * PAGE + 24] == 0 && ibd[page * PAGE + 25] == 10) {
        ByteBuffer.wrap(ibd).putInt(page * PAGE + 38, 0).putInt(page * PAGE + 42, page);
      }
    }
    Collected<SqlRow> found = read("dynamic/odd", ibd);

    assertThat(Printed.rows(found, SqlRow.State.LIVE)).hasSameSizeAs(truth("odd.tsv"));
    assertThat(found.damages())
        .filteredOn(damage -> damage.then().equals("the others are cut"))
        .singleElement()
        .asString()
        .contains("pages of long values", "values that name the same pages again and again");
  }

  private static int crc(byte[] page, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(page, from, to - from);
    return (int) crc.getValue();
  }

  /** Text as ibd2sdi is documented to print it, of the table {@code receive}. */
  private static final class Definition {
    private final StringBuilder columns = new StringBuilder();
    private int count;

    static String receive() throws IOException {
      Definition table = new Definition();
      table.column("id", 4, 1, "is_unsigned\": true, \"char_length\": 10");
      table.column("srcnum", 16, 1, "char_length\": 90");
      table.column("provid", 4, 1, "is_unsigned\": true, \"char_length\": 10");
      table.column("msg", 27, 1, "char_length\": 65535");
      table.column("time", 19, 1, "datetime_precision\": 0");
      table.column("goipid", 4, 1, "char_length\": 11");
      table.column("goipname", 16, 1, "char_length\": 90");
      table.column("srcid", 4, 1, "char_length\": 11");
      table.column("srcname", 16, 1, "char_length\": 90");
      table.column("srclevel", 4, 1, "char_length\": 1");
      table.column("status", 4, 1, "char_length\": 1");
      table.column("smscnum", 16, 1, "char_length\": 96");
      table.column("DB_TRX_ID", 10, 2, "char_length\": 6");
      table.column("DB_ROLL_PTR", 9, 2, "char_length\": 7");
      StringBuilder elements =
          new StringBuilder("{\"length\": 4, \"hidden\": false, \"column_opx\": 0}");
      for (int column : new int[] {12, 13, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) {
        elements
            .append(",\n{\"length\": 4294967295, \"hidden\": true, \"column_opx\": ")
            .append(column);
        elements.append('}');
      }
      long index = MyIsamValue.bigEndian(space("compact/receive"), 3 * PAGE + 66, 8);
      return "{\"mysqld_version_id\": 80030, \"dd_object_type\": \"Table\", \"dd_object\": {"
          + "\"name\": \"receive\", \"columns\": ["
          + table.columns
          + "], \"se_private_data\": \"\", \"indexes\": [{\"name\": \"PRIMARY\", \"se_private_data\": \"id="
          + index
          + ";root=3;space_id=3;\", \"elements\": ["
          + elements
          + "]}]}}";
    }

    private void column(String name, int type, int hidden, String more) {
      columns.append(count++ == 0 ? "" : ", ");
      columns.append(
          "{\"name\": \"%s\", \"type\": %d, \"hidden\": %d, \"is_nullable\": false, \"collation_id\": 33, \"%s}"
              .formatted(name, type, hidden, more));
    }
  }

  @Test
  void survivesAnyMutation() throws IOException {
    Random random = new Random(13);
    String[] tables = {
      "mysql55/odd", "dynamic/sim", "marked/receive", "compact/odd", "instant/sim"
    };
    for (int round = 0; round < 150; round++) {
      String table = tables[round % tables.length];
      byte[] ibd = mutated(space(table), random);
      byte[] frm = bytes(SPACES.resolve(table + ".frm"));
      try {
        read(Optional.of(round % 7 == 0 ? mutated(frm, random) : frm), ibd);
      } catch (FormatException e) {
        assertThat(e.getMessage()).contains("expected", "found");
      }
    }
    byte[] eight = withDefinition(space("compact/receive"), Definition.receive());
    for (int round = 0; round < 50; round++) {
      byte[] ibd = eight.clone();
      int at = ibd.length - PAGE + 130 + random.nextInt(600);
      ibd[at] = (byte) random.nextInt(256);
      try {
        read(Optional.empty(), ibd);
      } catch (FormatException e) {
        assertThat(e.getMessage()).contains("expected", "found");
      }
    }
  }

  private static byte[] mutated(byte[] sound, Random random) {
    byte[] mutant = sound.clone();
    for (int i = random.nextInt(60); i >= 0; i--) {
      // most of a tablespace is empty: what is hit should be something
      int at = random.nextInt(mutant.length);
      for (int tries = 0; tries < 20 && mutant[at] == 0; tries++) {
        at = random.nextInt(mutant.length);
      }
      mutant[at] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
  }
}
