package org.dalel.formats.leveldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.formats.Bytes.utf8;
import static org.dalel.formats.leveldb.LevelDbSample.batch;
import static org.dalel.formats.leveldb.LevelDbSample.key;
import static org.dalel.formats.leveldb.LevelDbSample.log;
import static org.dalel.formats.leveldb.LevelDbSample.manifest;
import static org.dalel.formats.leveldb.LevelDbSample.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dalel.formats.ByteSource;
import org.dalel.formats.Collected;
import org.dalel.formats.Fuzz;
import org.dalel.formats.MemoryFolder;
import org.junit.jupiter.api.Test;

class LevelDbTest {
  private static final byte[] TABLE =
      table(
          false,
          List.of(key("apple", 3, 1), utf8("red"), key("apple", 1, 1), utf8("green")),
          List.of(key("pear", 4, 0), utf8(""), key("pear", 2, 1), utf8("yellow")));

  private final Collected<LevelDbRecord> found = new Collected<>();

  private static MemoryFolder folder(byte[] log, byte[] manifest) {
    return new MemoryFolder()
        .with("CURRENT", utf8("MANIFEST-000001\n"))
        .with("MANIFEST-000001", manifest)
        .with("000003.log", log)
        .with("LOG", utf8("text"));
  }

  private List<String> read(MemoryFolder folder) throws IOException {
    LevelDb.read(folder, found);
    return found.records().stream().map(LevelDbTest::line).toList();
  }

  private static String line(LevelDbRecord record) {
    String key = new String(record.key().bytes(), StandardCharsets.UTF_8);
    String value = new String(record.value().bytes(), StandardCharsets.UTF_8);
    return record.sequence() + " " + key + "=" + value + " " + record.state();
  }

  @Test
  void tellsWhatBecameOfEachWrite() throws IOException {
    byte[] log =
        log(batch(5, "a", "1", "b", "1"), batch(7, "a", "2"), batch(8, "b", null, "c", "1"));

    assertThat(read(folder(log, manifest("x", 3))))
        .containsExactly(
            "5 a=1 SUPERSEDED", "6 b=1 DELETED", "7 a=2 LIVE", "8 b= TOMBSTONE", "9 c=1 LIVE");
    assertThat(found.damages()).isEmpty();
  }

  @Test
  void readsATableAndTheLogAfterIt() throws IOException {
    MemoryFolder folder = folder(log(batch(9, "apple", "blue")), manifest("x", 3, 5));

    assertThat(read(folder.with("000005.ldb", TABLE)))
        .containsExactly(
            "9 apple=blue LIVE",
            "3 apple=red SUPERSEDED",
            "1 apple=green SUPERSEDED",
            "4 pear= TOMBSTONE",
            "2 pear=yellow DELETED");
  }

  @Test
  void givesThePlaceOfARecordInTheFile() throws IOException {
    byte[] value = new byte[40_000];
    byte[] log = log(batch(1, utf8("k1"), value, utf8("k2"), utf8("needle")));
    read(folder(log, manifest("x", 3)));

    LevelDbRecord second = found.records().get(1);
    int needle = new String(log, StandardCharsets.ISO_8859_1).indexOf("needle");
    assertThat(second.value().position()).isEqualTo(needle);
    assertThat(second.entry().offset()).isEqualTo(needle - 5);
    assertThat(second.place()).isEqualTo("000003.log@0x" + Integer.toHexString(needle - 5));
  }

  @Test
  void givesThePlaceInACompressedBlock() throws IOException {
    byte[] table = table(true, List.of(key("a", 1, 1), utf8("1"), key("b", 2, 1), utf8("2")));
    read(folder(log(), manifest("x", 3, 5)).with("000005.ldb", table));

    assertThat(found.records())
        .extracting(LevelDbRecord::place)
        .containsExactly("000005.ldb@0x0+0x0", "000005.ldb@0x0+0xd");
  }

  @Test
  void countsEveryFileAsUsedWithoutAManifest() throws IOException {
    MemoryFolder folder = folder(log(batch(9, "apple", "blue")), manifest("x", 3));
    folder.with("000005.sst", TABLE).without("CURRENT").without("MANIFEST-000001");

    assertThat(read(folder)).contains("9 apple=blue LIVE", "2 pear=yellow DELETED");
    assertThat(found.damages())
        .hasToString(
            "[CURRENT: expected a MANIFEST at 0x0, found none; every file counts as in use]");
  }

  @Test
  void takesTheNewestManifestWithoutCurrent() throws IOException {
    MemoryFolder folder = folder(log(batch(9, "k", "v")), manifest("x", 99));
    folder.with("MANIFEST-000002", manifest("x", 3)).without("CURRENT");

    assertThat(read(folder)).containsExactly("9 k=v LIVE");
  }

  @Test
  void valuesOfFilesOutOfUseAreNotLive() throws IOException {
    byte[] log = log(batch(3, "apple", "red", "plum", "blue"));
    MemoryFolder folder = folder(log, manifest("x", 4, 5)).with("000005.ldb", TABLE);

    assertThat(read(folder))
        .contains("3 apple=red COPY", "3 apple=red LIVE", "4 plum=blue DELETED");
  }

  @Test
  void namesATableThatIsGone() throws IOException {
    read(folder(log(), manifest("x", 3, 7)));

    assertThat(found.damages())
        .hasToString(
            "[MANIFEST-000001: expected a table 000007.ldb at 0x0, found none; its records are lost]");
  }

  @Test
  void readsOnBehindADamagedRecordOfTheLog() throws IOException {
    byte[] log = log(batch(1, "a", "first"), batch(2, "b", "second"), batch(3, "c", "third"));
    int at = new String(log, StandardCharsets.ISO_8859_1).indexOf("second");
    log[at] = 'S';

    assertThat(read(folder(log, manifest("x", 3))))
        .containsExactly("1 a=first LIVE", "2 b=Second DAMAGED", "3 c=third LIVE");
    assertThat(found.damages()).singleElement().asString().startsWith("000003.log: expected");
  }

  @Test
  void findsTheNextRecordWhenALengthIsDamaged() throws IOException {
    byte[] log = log(batch(1, "a", "first"), batch(2, "b", "second"), batch(3, "c", "third"));
    int second = log(batch(1, "a", "first")).length;
    log[second + 4] = (byte) 0xee;
    log[second + 5] = 0x7f;

    assertThat(read(folder(log, manifest("x", 3))))
        .startsWith("1 a=first LIVE")
        .endsWith("3 c=third LIVE");
  }

  @Test
  void keepsWhatIsWholeOfABatchThatIsCutShort() throws IOException {
    byte[] log = log(batch(1, utf8("a"), utf8("first"), utf8("b"), new byte[50_000]));
    byte[] cut = Arrays.copyOf(log, LogReader.BLOCK);

    assertThat(read(folder(cut, manifest("x", 3)))).containsExactly("1 a=first DAMAGED");
    assertThat(found.damages()).hasSize(2);
  }

  @Test
  void marksTheRecordsOfABlockWhoseChecksumFails() throws IOException {
    byte[] table = TABLE.clone();
    int at = new String(table, StandardCharsets.ISO_8859_1).indexOf("yellow");
    table[at] = 'Y';

    assertThat(read(folder(log(), manifest("x", 3, 5)).with("000005.ldb", table)))
        .contains("3 apple=red LIVE", "2 pear=Yellow DAMAGED");
  }

  @Test
  void findsTheBlocksOfATableWithoutItsEnd() throws IOException {
    byte[] cut = Arrays.copyOf(TABLE, TABLE.length - 60);

    assertThat(read(folder(log(), manifest("x", 3, 5)).with("000005.ldb", cut)))
        .containsExactly(
            "3 apple=red LIVE",
            "1 apple=green SUPERSEDED",
            "4 pear= TOMBSTONE",
            "2 pear=yellow DELETED");
    assertThat(found.damages()).isNotEmpty();
  }

  @Test
  void refusesABlockThatMakesKeysOutOfNothing() throws IOException {
    byte[] big = new byte[1 << 20];
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      entries.add(big);
      entries.add(new byte[0]);
    }
    Collected<Entry> few = new Collected<>();
    LevelDb.readFile("000005.ldb", ByteSource.of(table(false, entries)), few);

    assertThat(few.records().size()).isLessThan(70);
    assertThat(few.damages()).isNotEmpty();
  }

  @Test
  void doesNotReadABlockOverAndOver() throws IOException {
    byte[] table = LevelDbSample.tableThatRepeats(List.of(key("a", 1, 1), new byte[5000]), 5000);
    Collected<Entry> once = new Collected<>();
    LevelDb.readFile("000005.ldb", ByteSource.of(table), once);

    assertThat(once.records()).hasSize(1);
    assertThat(once.damages()).anyMatch(d -> d.expected().equals("blocks that do not overlap"));
  }

  @Test
  void searchesADamagedBlockOnlySoFar() throws IOException {
    byte[] plausible = new byte[64 * LogReader.BLOCK];
    Arrays.fill(plausible, (byte) 1);
    long start = System.nanoTime();
    LevelDb.readFile("000003.log", ByteSource.of(plausible), new Collected<>());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void tellsManyKeysApart() throws IOException {
    byte[][] keysAndValues = new byte[2 * 5000][];
    for (int i = 0; i < 5000; i++) {
      keysAndValues[2 * i] = utf8("k".repeat(i % 40) + i);
      keysAndValues[2 * i + 1] = utf8("v");
    }
    read(folder(log(batch(1, keysAndValues), batch(5001, keysAndValues)), manifest("x", 3)));

    assertThat(found.records()).filteredOn(r -> r.state() == State.SUPERSEDED).hasSize(5000);
    assertThat(found.records()).filteredOn(r -> r.state() == State.LIVE).hasSize(5000);
  }

  @Test
  void neverBreaksOnDamage() {
    byte[] log =
        log(batch(1, "a", "first"), batch(2, utf8("b"), new byte[40_000]), batch(3, "c", "x"));
    byte[] packed = table(true, List.of(key("a", 1, 1), utf8("1"), key("b", 2, 1), utf8("2")));
    byte[] list = manifest("x", 3, 5);
    Fuzz.damage(log, 400, bytes -> LevelDb.read(folder(bytes, list), new Collected<>()));
    Fuzz.damage(list, 400, bytes -> LevelDb.read(folder(log, bytes), new Collected<>()));
    Fuzz.damage(
        TABLE, 800, bytes -> LevelDb.readFile("5.ldb", ByteSource.of(bytes), new Collected<>()));
    Fuzz.damage(
        packed, 800, bytes -> LevelDb.readFile("5.ldb", ByteSource.of(bytes), new Collected<>()));
  }
}
