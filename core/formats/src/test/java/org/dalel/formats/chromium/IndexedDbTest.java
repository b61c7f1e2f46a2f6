package org.dalel.formats.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.formats.Bytes.hex;
import static org.dalel.formats.Bytes.utf8;
import static org.dalel.formats.leveldb.LevelDbSample.batch;
import static org.dalel.formats.leveldb.LevelDbSample.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dalel.formats.ByteView;
import org.dalel.formats.Bytes;
import org.dalel.formats.Collected;
import org.dalel.formats.FileFolder;
import org.dalel.formats.FormatException;
import org.dalel.formats.Fuzz;
import org.dalel.formats.MemoryFolder;
import org.dalel.formats.SharedData;
import org.dalel.formats.script.Decoded;
import org.dalel.formats.script.ScriptJson;
import org.junit.jupiter.api.Test;

class IndexedDbTest {
  private static final byte[] KEY_1 = new Bytes().raw(hex("00010101 03")).f64(1).done();
  private final Collected<IndexedDbRecord> found = new Collected<>();

  private static byte[] wide(String text) {
    return new Bytes().text(text, StandardCharsets.UTF_16BE).done();
  }

  /** The record's version, then the envelope of Blink and V8. */
  private static byte[] value(byte[] v8) {
    return new Bytes().u8(7).raw(hex("ff15 fe 0000000000000000 00000000 ff0f")).raw(v8).done();
  }

  private static byte[] names() {
    byte[] database =
        new Bytes().raw(hex("00000000c9")).u8(3).raw(wide("o_0")).u8(2).raw(wide("db")).done();
    return batch(1, database, hex("01"), hex("0001000032 01 00"), wide("store"));
  }

  private static byte[] text(String text) {
    return value(new Bytes().u8('"').counted(utf8(text)).done());
  }

  private static FileFolder folder(byte[]... batches) {
    return new MemoryFolder().with("000003.log", log(batches));
  }

  private List<String> read(FileFolder folder) throws IOException {
    IndexedDb.read(folder, found);
    return found.records().stream().map(IndexedDbTest::line).toList();
  }

  private static String line(IndexedDbRecord record) {
    String value = record.value().map(v -> ScriptJson.of(v.value())).orElse("-");
    String state = record.undo() ? "UNDO" : record.source().state().name();
    return record.store().database()
        + "/"
        + record.store().store()
        + " "
        + ScriptJson.of(record.key())
        + "="
        + value
        + " "
        + state;
  }

  @Test
  void namesTheStoreOfEachGeneration() throws IOException {
    byte[] old = batch(3, KEY_1, text("old"));

    assertThat(read(folder(names(), old, batch(4, KEY_1, text("new"), KEY_1, null))))
        .containsExactly(
            "db/store 1=\"old\" SUPERSEDED",
            "db/store 1=\"new\" DELETED",
            "db/store 1=- TOMBSTONE");
    assertThat(found.damages()).hasSize(1);
  }

  @Test
  void findsTheOldValueInTheUndoLog() throws IOException {
    byte[] put = new Bytes().u8(0x0a).counted(KEY_1).u8(0x12).counted(text("before")).done();
    byte[] task = new Bytes().u8(0x0a).counted(put).done();
    byte[] key = hex("00000000 32 02 05 00 7fffffffffffffff");

    assertThat(read(folder(names(), batch(3, key, task, key, null))))
        .containsExactly("db/store 1=\"before\" UNDO");
  }

  @Test
  void listsTheFilesOfARecord() throws IOException {
    byte[] files =
        new Bytes()
            .u8(1)
            .varint(0x102)
            .u8(1)
            .raw(wide("t"))
            .varint(9)
            .u8(1)
            .raw(wide("f"))
            .varint(77)
            .done();
    byte[] key = KEY_1.clone();
    key[3] = 3;
    read(folder(names(), batch(3, KEY_1, value(hex("5c 65 00"))), batch(4, key, files)));

    IndexedDbRecord record = found.records().get(0);
    assertThat(record.files())
        .singleElement()
        .hasToString(
            "IdbFile[kind=FILE, path=1/01/102, type=t, size=9, name=f, modified=OptionalLong[77]]");
    assertThat(line(record)).contains("{\"$File\":{\"index\":0}}");
  }

  @Test
  void readsEveryKindOfKey() throws IOException {
    byte[] head = hex("00010101");
    byte[] key =
        new Bytes()
            .raw(head)
            .raw(hex("04 04 01 01 0041 06 02 beef 02"))
            .f64(5)
            .raw(hex("04 00"))
            .done();

    assertThat(read(folder(names(), batch(3, key, text("x")))))
        .containsExactly("db/store [\"A\",{\"$bytes\":\"beef\"},{\"$date\":5},[]]=\"x\" LIVE");
  }

  @Test
  void keepsWhatComesBeforeTheFaultInAValue() throws IOException {
    byte[] broken = value(hex("6f 2201 61 4902 2201 62 07 2201 63 54 7b 02"));

    assertThat(read(folder(names(), batch(3, KEY_1, broken))))
        .containsExactly("db/store 1={\"a\":1,\"b\":{\"$unreadable\":122}} LIVE");
    assertThat(found.damages()).anyMatch(d -> d.toString().contains("found tag 0x07"));
  }

  @Test
  void readsObjectsThatContainThemselves() throws IOException {
    assertThat(json("6f 2201 61 5e00 7b 01")).isEqualTo("{\"a\":{\"$ref\":0}}");
  }

  @Test
  void readsViewsOfOneBuffer() throws IOException {
    assertThat(json("41 02 42 04 01020304 56 42 01 02 01 5e01 56 62 00 01 00 24 00 02"))
        .isEqualTo("[{\"$bytes\":\"0203\"},{\"$bytes\":\"01\"}]");
  }

  @Test
  void readsWhatIsCompressed() throws IOException {
    byte[] plain = hex("ff0f 22 03 616263");
    byte[] packed =
        new Bytes().raw(hex("ff1102")).u8(plain.length).u8(plain.length - 1 << 2).raw(plain).done();

    assertThat(ScriptJson.of(BlinkValue.read(ByteView.of(packed)).value())).isEqualTo("\"abc\"");
  }

  @Test
  void readsAKeyOfWebCrypto() throws IOException {
    assertThat(json("5c 4b 01 01 20 06 02 aabb"))
        .isEqualTo(
            "{\"$CryptoKey\":{\"algorithm\":1,\"bytes\":32,\"usages\":6,\"data\":{\"$bytes\":\"aabb\"}}}");
  }

  @Test
  void stopsAtADepthThatNoPageNeeds() throws IOException {
    byte[] deep = new Bytes().raw(hex("ff0f")).raw(hex("6f220161".repeat(100_000))).done();
    Decoded decoded = BlinkValue.read(ByteView.of(deep));

    assertThat(decoded.fault().orElseThrow()).hasMessageContaining("at most 200 levels");
  }

  private static String json(String v8) throws IOException {
    byte[] bytes = new Bytes().raw(hex("ff0f")).raw(hex(v8)).done();
    return ScriptJson.of(BlinkValue.read(ByteView.of(bytes)).value());
  }

  @Test
  void neverBreaksOnDamage() {
    byte[] all =
        hex(
            "ff0f 6f 220161 4902 220162 41 02 6301 00 7b 24 00 02".replace("6301 00 7b", "5f 30")
                + "220163 3b 220161 5a 10 0102030405060708 3a 02 220164 27 4902 2c 01 220165 52 220161 01"
                + "220166 42 04 01020304 56 42 01 02 00 220167 72 52 6d 220161 2e 220168 5c 4b 01 01 20 06 02 aabb"
                + "220169 61 05 4902 54 40 01 05 22016a 63 04 41004200 22016b 4e 0000000000000040 7b 0b");
    assertThat(parse(all)).contains("\"k\":2}").doesNotContain("unreadable");
    Fuzz.damage(all, 5000, IndexedDbTest::parse);
    byte[] log = log(names(), batch(3, KEY_1, text("x"), KEY_1, null));
    Fuzz.damage(
        log, 500, b -> IndexedDb.read(new MemoryFolder().with("3.log", b), new Collected<>()));
    Fuzz.damage(KEY_1, 500, b -> IndexedDb.read(folder(batch(1, b, text("x"))), new Collected<>()));
  }

  private static String parse(byte[] bytes) {
    try {
      return ScriptJson.of(BlinkValue.read(ByteView.of(bytes)).value());
    } catch (FormatException e) {
      return e.getMessage();
    }
  }

  @Test
  void readsTheDatabaseOfARealPage() throws IOException {
    String folder =
        "generated/chromium-156/profile/Default/IndexedDB/http_start.example.test_0.indexeddb.leveldb";
    List<String> lines = read(SharedData.folder(folder));

    assertThat(lines).hasSize(6).filteredOn(line -> line.endsWith("LIVE")).hasSize(2);
    assertThat(lines).filteredOn(line -> line.endsWith("UNDO")).hasSize(2);
    assertThat(lines)
        .anyMatch(line -> line.startsWith("chatdb/messages 2={\"id\":2,\"from\":\"petr\""));
    assertThat(found.damages()).isEmpty();
  }

  @Test
  void readsTheSampleOfDfindexeddb() throws IOException {
    String base = "browsers/chromium/dfindexeddb/linux_109_64/file__0.indexeddb.";
    List<String> lines = read(SharedData.folder(base + "leveldb"));

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .contains("\"test_bigint\":{\"$bigint\":\"12300000000000001048576\"}")
        .contains("\"test_map\":{\"$map\":[\"a\",1,\"b\",2,\"c\",3]}");
    IdbFile file = found.records().get(3).files().get(0);
    byte[] value = SharedData.bytes(base + "blob/" + file.path());
    assertThat(value).hasSize((int) file.size());
    assertThat(parse(value)).startsWith("{\"id\":4,").contains("{\"$bytes\":\"2929");
  }
}
