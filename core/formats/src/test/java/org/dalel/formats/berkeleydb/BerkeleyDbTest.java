package org.dalel.formats.berkeleydb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dalel.formats.Bytes.hex;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Collected;
import org.dalel.formats.FormatException;
import org.dalel.formats.Fuzz;
import org.dalel.formats.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BerkeleyDbTest {
  private final Collected<BdbRecord> found = new Collected<>();

  /** Meta, list of databases, meta of main, inner page, leaf, leaf, overflow, overflow, orphan. */
  private static byte[] sample(int size, ByteOrder order) {
    BdbSample db = new BdbSample(size, 9, order).meta(0, 1).page(1, BdbPage.LEAF);
    db.inline(1, BdbSample.INLINE, "main".getBytes(StandardCharsets.UTF_8));
    db.inline(1, BdbSample.INLINE, hex("00000002"));
    db.meta(2, 3).page(3, BdbPage.INNER).inner(3, 4, 5);
    db.page(4, BdbPage.LEAF).inline(4, "a", "live");
    db.inline(4, BdbSample.DELETED, "b".getBytes()).inline(4, BdbSample.DELETED, "gone".getBytes());
    db.inline(4, "left", "over").forgetPair(4);
    db.page(5, BdbPage.LEAF).inline(5, BdbSample.INLINE, "c".getBytes()).overflowItem(5, 6, 7);
    db.overflowPage(6, 7, "long".getBytes()).overflowPage(7, 0, "est".getBytes());
    db.page(8, BdbPage.LEAF).inline(8, "d", "orphan");
    return db.bytes();
  }

  private List<String> read(byte[] file) throws IOException {
    BerkeleyDb.read("wallet.dat", ByteSource.of(file), found);
    return found.records().stream().map(BerkeleyDbTest::line).toList();
  }

  private static String line(BdbRecord r) {
    return r.database() + " " + text(r.key()) + "=" + text(r.value()) + " " + r.state();
  }

  private static String text(BdbItem item) {
    return new String(item.bytes().bytes(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({"512, true", "4096, false", "8192, true", "65536, false", "65536, true"})
  void readsEveryPageSizeAndByteOrder(int size, boolean little) throws IOException {
    byte[] file = sample(size, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);

    assertThat(read(file))
        .containsExactly(
            " main=\0\0\0\2 LIVE",
            "main a=live LIVE",
            "main b=gone DELETED",
            " left=over SLACK",
            "main c=longest LIVE",
            " d=orphan ORPHAN");
    assertThat(found.damages()).isEmpty();
  }

  @Test
  void givesThePlaceOfEachItem() throws IOException {
    byte[] file = sample(512, ByteOrder.LITTLE_ENDIAN);
    read(file);

    BdbItem value = found.records().get(1).value();
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("live");
    assertThat(value.bytes().position()).isEqualTo(at);
    assertThat(value.offset()).isEqualTo(at - 3);
    assertThat(found.records().get(4).value().bytes().position()).isEqualTo(6 * 512 + 26);
  }

  @Test
  void findsWhatIsLeftOnAFreePageOfTheGreatestSize() throws IOException {
    BdbSample db = new BdbSample(65_536, 3, ByteOrder.LITTLE_ENDIAN).meta(0, 1);
    db.page(1, BdbPage.LEAF).page(2, BdbPage.LEAF).inline(2, "left", "over");
    byte[] file = db.forgetPair(2).bytes();
    file[2 * 65_536 + 25] = BdbPage.FREE;

    assertThat(read(file)).containsExactly(" left=over SLACK");
  }

  @Test
  void readsOnBehindAnOverflowChainThatBreaks() throws IOException {
    byte[] file = sample(512, ByteOrder.LITTLE_ENDIAN);
    file[7 * 512 + 25] = 5;

    assertThat(read(file))
        .contains("main a=live LIVE", " d=orphan ORPHAN")
        .noneMatch(l -> l.contains("c="));
    assertThat(found.damages())
        .anyMatch(d -> d.toString().contains("expected the next overflow page at 0xe00"));
  }

  @Test
  void readsPagesWhoseTreeIsLost() throws IOException {
    byte[] file = sample(512, ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(file, 3 * 512, 4 * 512, (byte) 0xee);

    assertThat(read(file)).contains(" a=live LIVE", " c=longest LIVE", " d=orphan LIVE");
    assertThat(found.damages()).isNotEmpty();
  }

  @Test
  void guessesThePageSizeWhenTheFirstPageIsLost() throws IOException {
    byte[] file = sample(4096, ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(file, 0, 4096, (byte) 0);

    assertThat(read(file)).contains(" a=live LIVE", " c=longest LIVE");
    assertThat(found.damages().get(0)).asString().contains("pages of 4096 bytes are taken");
  }

  @Test
  void refusesWhatIsNoTree() {
    assertThatThrownBy(() -> read(new byte[100_000]))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("expected the magic 053162");
    assertThat(BerkeleyDb.looksLike(ByteView.of(new byte[512]))).isFalse();
    assertThat(BerkeleyDb.looksLike(ByteView.of(sample(512, ByteOrder.BIG_ENDIAN)))).isTrue();
  }

  @Test
  void neverBreaksOnDamage() {
    Fuzz.damage(
        sample(512, ByteOrder.LITTLE_ENDIAN),
        1500,
        bytes -> BerkeleyDb.read("x", ByteSource.of(bytes), new Collected<>()));
    Fuzz.damage(
        sample(1024, ByteOrder.BIG_ENDIAN),
        1500,
        bytes -> BerkeleyDb.read("x", ByteSource.of(bytes), new Collected<>()));
  }

  /** The counts are those of db_dump of Berkeley DB 5.3, whose pairs are the same byte for byte. */
  @ParameterizedTest
  @CsvSource({
    "generated/litecoin-core-0.21.2.1/main_legacy_enc.wallet.dat, 9018",
    "generated/litecoin-core-0.21.2.1/regtest_legacy_enc.wallet.dat, 9020",
    "generated/litecoin-core-0.21.2.1/regtest_legacy_plain.wallet.dat, 9144",
    "wallets/altcoin-core/btcrecover/dogecoincore-1.14.2-wallet.dat, 515",
    "wallets/bitcoin-core/john-samples/wallet-password@12345.dat, 515",
    "wallets/bitcoin-core/btcrecover/bitcoincore-wallet.dat, 509"
  })
  void readsRealWallets(String name, int live) throws IOException {
    BerkeleyDb.read(name, ByteSource.of(SharedData.bytes(name)), found);

    assertThat(found.records())
        .filteredOn(r -> r.database().equals("main") && r.state() == BdbState.LIVE)
        .hasSize(live);
    assertThat(found.damages()).isEmpty();
  }

  @Test
  void countsTheRecordsOfARealWalletByType() throws IOException {
    String name = "wallets/altcoin-core/btcrecover/dogecoincore-1.14.2-wallet.dat";
    BerkeleyDb.read(name, ByteSource.of(SharedData.bytes(name)), found);

    Map<String, Integer> types = new TreeMap<>();
    for (BdbRecord record : found.records()) {
      if (record.state() == BdbState.LIVE && record.database().equals("main")) {
        ByteView key = record.key().bytes();
        types.merge(key.text(1, key.u8(0), StandardCharsets.US_ASCII), 1, Integer::sum);
      }
    }
    assertThat(types)
        .containsEntry("ckey", 203)
        .containsEntry("mkey", 1)
        .containsEntry("pool", 100)
        .containsEntry("keymeta", 203)
        .hasSize(12);
  }
}
