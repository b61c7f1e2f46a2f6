package org.dalel.plugins.wallets.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locks of wallets that the programs made, and of wallets that are locked here. */
final class CoreUnlockTest {

  private static final String LITECOIN = "generated/litecoin-core-0.21.2.1/";
  private static final int BITCOIN = 0xf9beb4d9;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "wallets/altcoin-core/btcrecover/dogecoincore-1.14.2-wallet.dat, btcr-test-password, 203",
    "wallets/bitcoin-core/btcrecover/bitcoincore-wallet.dat, btcr-test-password, 201",
    "wallets/bitcoin-core/john-samples/wallet-password@12345.dat, password@12345, 203",
    "generated/litecoin-core-0.21.2.1/main_legacy_enc.wallet.dat, Main-Pass-3, 3003",
    "generated/litecoin-core-0.21.2.1/regtest_legacy_enc.wallet.dat, Legacy-Pass-1, 3004",
    "generated/litecoin-core-0.21.2.1/dirty/legacy_enc/wallet.dat, Legacy-Pass-1, 3004"
  })
  void opensEveryKeyOfRealWallets(String file, String password, int keys) throws Exception {
    Path path = SharedData.at(file);
    Findings opened =
        ExtractorRun.of(new CoreWallet()).secrets(KnownSecrets.of("no", password)).on(path);
    assertThat(opened.of(WalletType.PRIVATE_KEY.label())).hasSize(keys);
    assertThat(opened.only(WalletType.WALLET.label()).fields())
        .containsEntry("encryption", "keys")
        .containsEntry("keys-in-clear", 0L)
        .containsEntry("unlocked-by", "list, line 2");
    assertThat(opened.problems()).isEmpty();
    Findings closed =
        ExtractorRun.of(new CoreWallet()).secrets(KnownSecrets.of("no", "Password")).on(path);
    assertThat(closed.of(WalletType.PRIVATE_KEY.label())).isEmpty();
    assertThat(closed.only(WalletType.WALLET.label()).fields()).doesNotContainKey("unlocked-by");
  }

  @Test
  void opensTheRootKeyOfRealDescriptors() throws Exception {
    Path path = SharedData.at("wallets/bitcoin-core/btcrecover/bitcoincore-0.21.1-wallet.dat");
    Findings opened =
        ExtractorRun.of(new DescriptorWallet())
            .secrets(KnownSecrets.of("btcr-test-password"))
            .on(path);
    assertThat(opened.values(WalletType.EXTENDED_KEY.label(), "secret"))
        .containsExactly(false, true);
    assertThat(
            ExtractorRun.of(new DescriptorWallet())
                .secrets(KnownSecrets.of("no"))
                .on(path)
                .values(WalletType.EXTENDED_KEY.label(), "secret"))
        .containsExactly(false);
  }

  /** The client dumps each key in the wallet import format, scripts in hexadecimal digits. */
  @Test
  void opensTheKeysThatTheClientDumps() throws Exception {
    Set<Object> wanted = new TreeSet<>();
    Set<Object> masters = new TreeSet<>();
    for (String line :
        Files.readAllLines(SharedData.at(LITECOIN + "regtest_legacy_enc.dump.txt"))) {
      String first = line.split(" ")[0];
      if (line.startsWith("# extended private masterkey: ")) {
        masters.add(Masked.of(line.substring(30)));
      }
      if (line.contains("# addr=") && first.length() == 52) {
        wanted.add(Masked.of(first));
      }
    }
    Findings opened =
        ExtractorRun.of(new CoreWallet())
            .secrets(KnownSecrets.of("Legacy-Pass-1"))
            .on(SharedData.at(LITECOIN + "regtest_legacy_enc.wallet.dat"));
    List<Object> found = opened.values(WalletType.PRIVATE_KEY.label(), "masked");
    assertThat(wanted).hasSizeGreaterThan(2900);
    assertThat(opened.values(WalletType.EXTENDED_KEY.label(), "key"))
        .containsExactlyElementsOf(masters);
    wanted.removeAll(Set.copyOf(found));
    assertThat(wanted).isEmpty();
  }

  @Test
  void opensTheKeysOfTheAddressesThatTheClientGaveOut() throws Exception {
    Path list = SharedData.at(LITECOIN + "main.addresses.ndjson");
    Findings opened =
        ExtractorRun.of(new CoreWallet())
            .secrets(KnownSecrets.of("Main-Pass-3"))
            .on(SharedData.at(LITECOIN + "main_legacy_enc.wallet.dat"));
    for (String line : Files.readAllLines(list)) {
      JsonNode truth = new ObjectMapper().readTree(line);
      if (truth.get("wallet").asText().equals("main_legacy_enc")) {
        assertThat(opened.identifiers(WalletType.PRIVATE_KEY.label()))
            .contains("ltc:" + truth.get("address").asText());
      }
    }
  }

  // --- locked here -------------------------------------------------------------------------

  private interface Damage {
    byte[] to(String type, int number, byte[] value);
  }

  private static final Damage NONE = (type, number, value) -> value;

  /** A wallet with the keys 1 and 2 behind a master key, by the rules of crypter.cpp. */
  private Path wallet(String password, int rounds, Damage damage) throws Exception {
    byte[] master = new byte[32];
    Arrays.fill(master, (byte) 7);
    byte[] salt = Bytes.ofHex("0102030405060708");
    byte[] key = Bytes.join(password.getBytes(StandardCharsets.UTF_8), salt);
    for (int i = 0; i < rounds; i++) {
      key = Digests.sha512(key);
    }
    byte[] locked = Sealing.cbc(Arrays.copyOf(key, 32), Bytes.part(key, 32, 48), master);
    byte[] cost =
        ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putInt(rounds).array();
    Path file = folder.resolve("wallet.dat");
    Files.deleteIfExists(file);
    try (Connection wallet = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = wallet.createStatement()) {
      sql.execute("PRAGMA application_id = " + BITCOIN);
      sql.execute("CREATE TABLE main(key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL)");
      byte[] one = new byte[] {1, 0, 0, 0};
      put(
          wallet,
          "mkey",
          one,
          Bytes.join(new byte[] {48}, damage.to("mkey", 0, locked), new byte[] {8}, salt, cost));
      for (int number = 1; number <= 2; number++) {
        byte[] open = new BitcoinKey(Sealing.secret(number), true).publicKey();
        byte[] iv = Arrays.copyOf(Digests.sha256Twice(open), 16);
        byte[] secret = damage.to("ckey", number, Sealing.cbc(master, iv, Sealing.secret(number)));
        put(wallet, "ckey", Bytes.join(new byte[] {33}, open), Bytes.join(new byte[] {48}, secret));
      }
    }
    return file;
  }

  private static void put(Connection wallet, String type, byte[] about, byte[] value)
      throws Exception {
    try (PreparedStatement row = wallet.prepareStatement("INSERT INTO main VALUES(?, ?)")) {
      byte[] name = type.getBytes(StandardCharsets.US_ASCII);
      row.setBytes(1, Bytes.join(new byte[] {(byte) name.length}, name, about));
      row.setBytes(2, value);
      row.execute();
    }
  }

  private static Findings of(Path file, String... passwords) throws Exception {
    return ExtractorRun.of(new DescriptorWallet()).secrets(KnownSecrets.of(passwords)).on(file);
  }

  @Test
  void opensAWalletThatIsLockedByTheRules() throws Exception {
    Findings opened = of(wallet("слово", 1000, NONE), "word", "слово");
    assertThat(opened.values(WalletType.PRIVATE_KEY.label(), "masked"))
        .containsExactlyInAnyOrder(
            "KwDi…noWn",
            Masked.of(
                org.dalel.plugins.wallets.artifact.CoinNetwork.BTC.wif(Sealing.secret(2), true)));
    assertThat(opened.values(WalletType.PRIVATE_KEY.label(), "locked")).containsOnly(true);
    assertThat(opened.identifiers(WalletType.PRIVATE_KEY.label()))
        .contains("btc:1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH");
    assertThat(opened.only(WalletType.WALLET.label()).fields())
        .containsEntry("unlocked-by", "list, line 2");
    assertThat(of(wallet("слово", 1000, NONE), "слов").of(WalletType.PRIVATE_KEY.label()))
        .isEmpty();
  }

  @Test
  void leavesOutAKeyWithADamagedByteAndSaysSo() throws Exception {
    Path file =
        wallet(
            "w", 1000, (type, n, v) -> type.equals("ckey") && n == 1 ? Sealing.damaged(v, 5) : v);
    Findings opened = of(file, "w");
    assertThat(opened.of(WalletType.PRIVATE_KEY.label())).hasSize(1);
    assertThat(opened.problems()).hasSize(1).first().asString().contains("0279be667e");
  }

  @Test
  void doesNotOpenADamagedMasterKey() throws Exception {
    for (int at = 0; at < 48; at++) {
      int place = at;
      Path file =
          wallet("w", 10, (type, n, v) -> type.equals("mkey") ? Sealing.damaged(v, place) : v);
      Findings closed = of(file, "w");
      assertThat(closed.of(WalletType.PRIVATE_KEY.label())).isEmpty();
      assertThat(closed.only(WalletType.WALLET.label()).fields()).doesNotContainKey("unlocked-by");
    }
  }

  @Test
  void triesNoPasswordOnALockThatCostsTooMuch() throws Exception {
    Path file = wallet("w", 10, NONE);
    byte[] bytes = Files.readAllBytes(file);
    byte[] cost = Bytes.ofHex("0102030405060708" + "00000000" + "0a000000");
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(new String(cost, StandardCharsets.ISO_8859_1)) + 12;
    bytes[at + 3] = 1;
    Findings closed = of(Files.write(file, bytes), "w");
    assertThat(closed.problems().stream().collect(Collectors.joining()))
        .contains("expected 1 to 10000000 rounds, found 16777226; no password is tried");
  }
}
