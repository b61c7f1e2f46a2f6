package org.dalel.plugins.wallets.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.dalel.api.Identifier;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database with the columns that iLEAPP reads. */
final class CoinbaseWalletTest {
  private static final String OWN = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
  private static final String OTHER = "0xeadE8761f549662F44d22a2D4455e3Cb0C3fe2ed";

  @TempDir Path folder;

  private static void tables(Statement sql) throws Exception {
    sql.execute(
        "CREATE TABLE account (id TEXT, createdAt TEXT, type TEXT, primaryAddress TEXT, nickname TEXT)");
    sql.execute(
        "CREATE TABLE address (id TEXT, address TEXT, currencyCodeStr TEXT, networkStr TEXT,"
            + " typeStr TEXT, derivationPath TEXT, isUsedStr TEXT, balanceStr TEXT)");
    sql.execute(
        "CREATE TABLE tx_history_v2 (id TEXT, createdAt TEXT, confirmedAt TEXT, fromAddress TEXT,"
            + " toAddress TEXT, amount TEXT, tokenDecimal INTEGER, currencyCodeStr TEXT,"
            + " txHash TEXT, isSent INTEGER)");
  }

  @Test
  void readsAccountsAddressesAndTransfersAlsoOfTheLog() throws Exception {
    Path made = folder.resolve("made.sqlite");
    Path evidence = Files.createDirectory(folder.resolve("evidence"));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + made);
        Statement sql = connection.createStatement()) {
      sql.execute("PRAGMA journal_mode = WAL");
      sql.execute("PRAGMA wal_autocheckpoint = 0");
      tables(sql);
      sql.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      sql.execute(
          "INSERT INTO account VALUES ('1', '2026-03-02 04:05:06.789', 'mnemonic', '"
              + OWN
              + "', 'Main')");
      sql.execute(
          "INSERT INTO address VALUES ('1', '"
              + OWN
              + "', 'ETH', 'ETHEREUM_CHAIN/1/false', 'Ethereum',"
              + " 'm/44''/60''/0''/0/0', 'true', '0'),"
              + " ('2', '"
              + OWN
              + "', 'MATIC', 'ETHEREUM_CHAIN/137/false', 'Ethereum',"
              + " 'm/44''/60''/0''/0/0', 'false', '0'),"
              + " ('3', '18h6tgpaJsHjQZxG1xyN76cU1TYAoQXCY5', 'BTC', 'BITCOIN', 'BitcoinLegacy',"
              + " 'm/44''/0''/0''/0/0', 'false', '0')");
      sql.execute(
          "INSERT INTO tx_history_v2 VALUES ('9', '2026-03-03 01:02:03', NULL, '"
              + OTHER
              + "', '"
              + OWN
              + "', '1500000000000000000', 18, 'ETH', '0x"
              + "ab".repeat(32)
              + "', 0)");
      Files.copy(made, evidence.resolve("wallet-rn-v2.sqlite"));
      Files.copy(folder.resolve("made.sqlite-wal"), evidence.resolve("wallet-rn-v2.sqlite-wal"));
    }
    Findings found =
        ExtractorRun.of(new CoinbaseWallet()).inFolder(evidence, "/wallet-rn-v2.sqlite");
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "Coinbase Wallet")
        .containsEntry("name", "Main")
        .containsEntry("created", "2026-03-02T04:05:06.789Z")
        .containsEntry("unverified-schema", true);
    assertThat(found.values("wallet-address", "address"))
        .as("each address once")
        .containsExactlyInAnyOrder(OWN, "18h6tgpaJsHjQZxG1xyN76cU1TYAoQXCY5");
    assertThat(found.only("transfer").fields())
        .containsEntry("amount", "1.500000000000000000")
        .containsEntry("sent", false)
        .containsEntry("time", "2026-03-03T01:02:03Z");
    assertThat(found.only("transfer").identifiers())
        .extracting(Identifier::role)
        .containsExactlyInAnyOrder(Identifier.Role.SENDER, Identifier.Role.RECIPIENT);
    assertThat(found.problems()).isEmpty();
  }
}
