package org.dalel.plugins.wallets.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wallets made record by record; the public key is the base point of the curve. */
final class CoreWalletTest {

  private static final String POINT =
      "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
  private static final int BITCOIN = 0xf9beb4d9;

  @TempDir Path folder;

  private interface Fill {
    void records(Connection wallet) throws Exception;
  }

  private Findings of(int application, Fill fill) throws Exception {
    Path file = folder.resolve("wallet.dat");
    Files.deleteIfExists(file);
    try (Connection wallet = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = wallet.createStatement()) {
      sql.execute("PRAGMA application_id = " + application);
      sql.execute("CREATE TABLE main(key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL)");
      fill.records(wallet);
    }
    return ExtractorRun.of(new CoreWallet()).on(file);
  }

  private static void put(Connection wallet, String type, String about, String value)
      throws Exception {
    try (PreparedStatement row = wallet.prepareStatement("INSERT INTO main VALUES(?, ?)")) {
      byte[] name = type.getBytes(StandardCharsets.US_ASCII);
      row.setBytes(1, Bytes.join(new byte[] {(byte) name.length}, name, Bytes.ofHex(about)));
      row.setBytes(2, Bytes.ofHex(value));
      row.execute();
    }
  }

  private static String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Bytes.hex(
        ByteBuffer.allocate(1 + bytes.length).put((byte) bytes.length).put(bytes).array());
  }

  private static void lockedWallet(Connection wallet) throws Exception {
    String end = "cd".repeat(32);
    put(
        wallet,
        "mkey",
        "01000000",
        "30" + "ab".repeat(16) + end + "080102030405060708" + "00000000" + "a0860100" + "00");
    put(wallet, "ckey", "21" + POINT, "30" + "ee".repeat(48));
    put(wallet, "name", text("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH"), text("savings"));
    put(wallet, "minversion", "", "60ea0000");
  }

  @Test
  void readsALockedWalletAndItsHashLine() throws Exception {
    Findings found = of(BITCOIN, CoreWalletTest::lockedWallet);
    assertThat(found.only(WalletType.HASH_LINE.label()).fields())
        .containsEntry("mode", "11300")
        .containsEntry(
            "line", "$bitcoin$64$" + "cd".repeat(32) + "$16$0102030405060708$100000$2$00$2$00");
    assertThat(found.identifiers(WalletType.ADDRESS.label()))
        .containsExactly(
            "btc:1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH",
            "btc:3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN",
            "btc:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
    assertThat(found.only(WalletType.ADDRESS.label()).fields()).containsEntry("label", "savings");
    assertThat(found.only(WalletType.WALLET.label()).fields()).containsEntry("encryption", "keys");
  }

  @Test
  void reportsADamagedRecordAndReadsOn() throws Exception {
    Findings found =
        of(
            BITCOIN,
            wallet -> {
              put(wallet, "tx", "11".repeat(32), "0200000001");
              lockedWallet(wallet);
            });
    assertThat(found.of(WalletType.ADDRESS.label())).hasSize(1);
    assertThat(found.of(WalletType.TRANSFER.label())).isEmpty();
    assertThat(found.problems()).hasSize(1).first().asString().contains("tx record: expected");
  }

  @Test
  void leavesAddressesOpenWhenNothingTellsTheNetwork() throws Exception {
    Findings found = of(0, wallet -> put(wallet, "ckey", "21" + POINT, "30" + "ee".repeat(48)));
    assertThat(found.only(WalletType.WALLET.label()).fields()).containsEntry("network", "unknown");
    assertThat(found.identifiers(WalletType.ADDRESS.label()))
        .contains("btc:1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH");
  }

  @Test
  void emitsNothingForAnotherDatabaseWithSuchATable() throws Exception {
    assertThat(of(0, wallet -> put(wallet, "name", text("a"), text("b"))).all()).isEmpty();
  }
}
