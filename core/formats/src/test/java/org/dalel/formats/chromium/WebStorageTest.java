package org.dalel.formats.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.formats.Bytes.utf8;
import static org.dalel.formats.leveldb.LevelDbSample.batch;
import static org.dalel.formats.leveldb.LevelDbSample.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.Bytes;
import org.dalel.formats.Collected;
import org.dalel.formats.Damage;
import org.dalel.formats.FileFolder;
import org.dalel.formats.Fuzz;
import org.dalel.formats.MemoryFolder;
import org.dalel.formats.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebStorageTest {
  private static final String TAB = "dda2a4d6_5b4a_4c9e_a9d2_8a1a7d3b5a5c";
  private final Found found = new Found();

  /** Keeps what comes. */
  private static final class Found implements LocalStorageSink {
    private final Collected<StorageItem> items = new Collected<>();
    private final List<StorageUse> uses = new ArrayList<>();

    @Override
    public void record(StorageItem item) {
      items.record(item);
    }

    @Override
    public void use(StorageUse use) {
      uses.add(use);
    }

    @Override
    public void damaged(Damage damage) {
      items.damaged(damage);
    }

    private List<String> lines() {
      return items.records().stream().map(WebStorageTest::line).toList();
    }
  }

  private static String line(StorageItem item) {
    return item.owner().map(StorageKey::origin).orElse("?")
        + " "
        + item.key()
        + "="
        + item.value().orElse("-")
        + " "
        + item.source().state();
  }

  private static FileFolder folder(byte[]... batches) {
    return new MemoryFolder().with("000003.log", log(batches));
  }

  private static byte[] key(String owner, String key) {
    return utf8("_" + owner + "\0\1" + key);
  }

  private static byte[] wide(String text) {
    return new Bytes().text(text, StandardCharsets.UTF_16LE).done();
  }

  private static byte[] localStorage() {
    byte[] key = key("https://a.example", "token");
    byte[] wide = new Bytes().u8(0).raw(wide("тенге")).done();
    byte[] times = new Bytes().u8(8).varint(13_300_000_000_000_000L).u8(16).varint(52).done();
    return log(
        batch(1, key, utf8("\1old"), key, utf8("\1new")),
        batch(3, key("https://b.example/^0https://top.example", "k"), wide),
        batch(4, key, null),
        batch(5, utf8("META:https://a.example"), times));
  }

  @Test
  void readsItemsOfEachGenerationAndEncoding() throws IOException {
    LocalStorage.read(new MemoryFolder().with("000003.log", localStorage()), found);

    assertThat(found.lines())
        .containsExactly(
            "https://a.example token=old SUPERSEDED",
            "https://a.example token=new DELETED",
            "https://b.example k=тенге LIVE",
            "https://a.example token=- TOMBSTONE");
    assertThat(found.items.records().get(2).owner().flatMap(StorageKey::topLevelSite))
        .contains("https://top.example");
  }

  @Test
  void readsTheTimeOfTheLastWriting() throws IOException {
    LocalStorage.read(new MemoryFolder().with("000003.log", localStorage()), found);

    StorageUse use = found.uses.get(0);
    assertThat(use.kind()).isEqualTo(StorageUse.Kind.WRITTEN);
    assertThat(use.time()).hasValue(13_300_000_000_000_000L);
    assertThat(use.bytes()).hasValue(52);
  }

  @Test
  void reportsATextOfUnknownEncodingAndReadsOn() throws IOException {
    byte[] first = batch(1, key("https://a.example", "a"), utf8("\7x"));
    LocalStorage.read(folder(first, batch(2, key("https://a.example", "b"), utf8("\1y"))), found);

    assertThat(found.lines()).containsExactly("https://a.example b=y LIVE");
    assertThat(found.items.damages()).anyMatch(d -> d.toString().contains("found encoding 7"));
  }

  @Test
  void takesAStorageKeyApart() {
    assertThat(StorageKey.of("https://a.example/^31"))
        .isEqualTo(new StorageKey("https://a.example/^31", "https://a.example", Optional.empty()));
    assertThat(StorageKey.of("https://a.example/^44^55^6https://b.example").topLevelSite())
        .contains("https://b.example");
    assertThat(StorageKey.of("file://").origin()).isEqualTo("file://");
  }

  @Test
  void findsTheOwnerOfASessionsMap() throws IOException {
    byte[] owner = utf8("namespace-" + TAB + "-https://a.example/");
    SessionStorage.read(
        folder(
            batch(1, owner, utf8("7"), utf8("map-7-cart"), wide("3 ₸")),
            batch(3, owner, null, utf8("map-8-lost"), wide("x"))),
        found);

    assertThat(found.lines()).containsExactly("https://a.example cart=3 ₸ LIVE", "? lost=x LIVE");
  }

  @Test
  void readsWhatAnExtensionStored() throws IOException {
    ExtensionSettings.read(folder(batch(1, "data", "{\"a\":1}", "data", "{\"a\":2}")), found);

    assertThat(found.lines())
        .containsExactly("? data={\"a\":1} SUPERSEDED", "? data={\"a\":2} LIVE");
  }

  @Test
  void neverBreaksOnDamage() {
    Fuzz.damage(
        localStorage(),
        500,
        bytes -> LocalStorage.read(new MemoryFolder().with("3.log", bytes), new Found()));
    Fuzz.damage(
        new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, '_'},
        200,
        bytes ->
            LocalStorage.read(folder(batch(1, key("a", "b"), bytes, bytes, bytes)), new Found()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile", "profile-live-copy"})
  void readsTheLocalStorageOfARealProfile(String profile) throws IOException {
    String folder = "generated/chromium-156/" + profile + "/Default/Local Storage/leveldb";
    LocalStorage.read(SharedData.folder(folder), found);

    assertThat(found.lines())
        .containsExactly(
            "http://start.example.test lastAddr=0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045 LIVE");
    assertThat(found.uses).extracting(StorageUse::kind).contains(StorageUse.Kind.WRITTEN);
    assertThat(found.uses.get(0).time().orElseThrow() / 1_000_000 - 11_644_473_600L)
        .isBetween(1_795_289_000L, 1_795_290_000L);
  }
}
