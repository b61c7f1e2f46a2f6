package org.dalel.plugins.wallets.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.dalel.api.ArtifactExtractor;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the test writes after what their programs publish of them. */
final class DesktopWalletsTest {

  /** The public key of the private key 1, and its address as BIP-173 has it. */
  private static final String POINT =
      "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

  private static final String ADDRESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  private static final String XPUB =
      "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD26"
          + "5TMg7usUDFdp6W1EGMcet8";

  @TempDir Path root;

  private Findings of(ArtifactExtractor extractor, String path, String text) throws Exception {
    return of(extractor, path, text, StandardCharsets.UTF_8);
  }

  private Findings of(ArtifactExtractor extractor, String path, String text, Charset charset)
      throws Exception {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, charset);
    assertThat(ExtractorRun.wants(extractor, path, "application/octet-stream", new byte[0]))
        .isTrue();
    return ExtractorRun.of(extractor).inFolder(root, path);
  }

  @Test
  void readsTheKeysAndLabelsOfWasabi() throws Exception {
    Findings found =
        of(
            new WasabiWallet(),
            "/u/WalletWasabi/Client/Wallets/mine.json",
            "{\"EncryptedSecret\":\"6PYM1hTkAhJ1dFXwGJDaBKXTnp4tDnqQRzBqkx5nBVyzJJ5yTqJSBQ2RqP\","
                + "\"MasterFingerprint\":\"0f056943\",\"ExtPubKey\":\""
                + XPUB
                + "\",\"AccountKeyPath\":\"84'/0'/0'\",\"BlockchainState\":{\"Network\":\"Main\","
                + "\"Height\":\"700000\"},\"HdPubKeys\":[{\"PubKey\":\""
                + POINT
                + "\",\"FullKeyPath\":\"84'/0'/0'/0/0\",\"Label\":\"Boris, rent\",\"KeyState\":2},"
                + "{\"PubKey\":\"00\"}]}");
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "Wasabi")
        .containsEntry("encryption", "keys")
        .containsEntry("unverified-schema", true);
    assertThat(found.only("wallet-address").fields())
        .containsEntry("address", ADDRESS)
        .containsEntry("label", "Boris, rent");
    assertThat(found.only("extended-key").fields()).containsEntry("key", XPUB);
    assertThat(found.only("private-key").fields()).containsEntry("masked", "6PYM…2RqP");
    assertThat(found.problems()).hasSize(1).first().asString().contains("HdPubKeys#1");
    assertThat(of(new WasabiWallet(), "/u/Wallets/a.json", "{\"HdPubKeys\":1}").all()).isEmpty();
  }

  @Test
  void readsTheAccountsOfLedgerLive() throws Exception {
    Findings found =
        of(
            new LedgerLive(),
            "/u/AppData/Roaming/Ledger Live/app.json",
            "{\"data\":{\"settings\":{\"lastSeenDevice\":{\"modelId\":\"nanoX\"},"
                + "\"starredAccountIds\":[\"js:2:bitcoin:"
                + XPUB
                + ":native_segwit\"]},\"accounts\":[{\"data\":{\"name\":\"Savings\","
                + "\"currencyId\":\"bitcoin\",\"freshAddress\":\""
                + ADDRESS
                + "\",\"xpub\":\""
                + XPUB
                + "\",\"operations\":[{\"hash\":\"ab\",\"type\":\"OUT\",\"value\":\"5000\","
                + "\"recipients\":[\"x\"],\"date\":\"2023-11-14T22:13:20.000Z\"}]}}]}}");
    assertThat(found.only("wallet").fields()).containsEntry("device", "nanoX");
    assertThat(found.only("wallet-address").fields()).containsEntry("label", "Savings");
    assertThat(found.of("extended-key")).hasSize(2);
    assertThat(found.only("transfer").fields()).containsEntry("time", "2023-11-14T22:13:20Z");
    Findings locked =
        of(
            new LedgerLive(),
            "/v/Ledger Live/app.json",
            "{\"data\":{\"accounts\":\"c2VjcmV0\",\"settings\":{}}}");
    assertThat(locked.only("wallet").fields()).containsEntry("encryption", "file");
  }

  @Test
  void knowsALockedWalletOfSparrowByItsPlace() throws Exception {
    String head = "H2encrypt\n12345678";
    Findings found = of(new SparrowWallet(), "/u/.sparrow/wallets/mine.mv.db", head);
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "Sparrow")
        .containsEntry("encryption", "file");
    assertThat(of(new SparrowWallet(), "/srv/app/data.mv.db", head).all()).isEmpty();
    assertThat(of(new SparrowWallet(), "/srv/app/b.mv.db", "H:2,block:1").all()).isEmpty();
  }

  @Test
  void readsTheTablesOfSparrow() throws Exception {
    Path folder = Files.createDirectories(root.resolve("u/.sparrow/wallets"));
    try (Connection base =
            DriverManager.getConnection("jdbc:h2:" + folder.resolve("mine"), "sa", "");
        Statement sql = base.createStatement()) {
      sql.execute("create schema wallet_master");
      sql.execute("set schema wallet_master");
      sql.execute(
          "create table wallet (id identity not null, name varchar(255) not null, network integer"
              + " not null, storedBlockHeight integer, birthDate timestamp)");
      sql.execute(
          "create table keystore (id identity not null, label varchar(255), masterFingerprint"
              + " varchar(8), derivationPath varchar(255), extendedPublicKey varchar(255))");
      sql.execute(
          "create table walletNode (id identity not null, derivationPath varchar(255) not null,"
              + " label varchar(255))");
      sql.execute(
          "create table blockTransaction (id identity not null, txid binary(32) not null, height"
              + " integer not null, date timestamp, fee bigint, label varchar(255))");
      sql.execute("insert into wallet values (1, 'mine', 0, 700000, '2021-05-01 00:00:00')");
      sql.execute(
          "insert into keystore values (1, 'Key 1', '0f056943', 'm/84h/0h/0h', '" + XPUB + "')");
      sql.execute("insert into walletNode values (1, 'm/0/5', 'Boris, rent')");
      sql.execute(
          "insert into blockTransaction values (1, x'"
              + "ab".repeat(32)
              + "', 700000, '2021-09-11 04:14:32', 1500, 'flat')");
    }
    Findings found =
        ExtractorRun.of(new SparrowWallet()).inFolder(root, "/u/.sparrow/wallets/mine.mv.db");
    assertThat(found.only("wallet").fields())
        .containsEntry("name", "mine")
        .containsEntry("network", "btc")
        .containsEntry("created-local-time", "2021-05-01T00:00");
    assertThat(found.only("extended-key").fields())
        .containsEntry("key", XPUB)
        .containsEntry("path", "m/84h/0h/0h");
    assertThat(found.only("wallet-label").fields())
        .containsEntry("label", "Boris, rent")
        .containsEntry("of", "m/0/5");
    assertThat(found.only("transfer").fields())
        .containsEntry("txid", "ab".repeat(32))
        .containsEntry("fee", "0.00001500")
        .containsEntry("label", "flat");
  }
}
