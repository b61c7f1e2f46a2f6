package org.dalel.plugins.wallets;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.dalel.api.ArtifactExtractor;
import org.dalel.plugins.wallets.core.DescriptorWallet;
import org.dalel.plugins.wallets.desktop.LedgerLive;
import org.dalel.plugins.wallets.desktop.SparrowWallet;
import org.dalel.plugins.wallets.desktop.WasabiWallet;
import org.dalel.plugins.wallets.extension.ChromiumSettings;
import org.dalel.plugins.wallets.extension.FirefoxDatabase;
import org.dalel.plugins.wallets.extension.FirefoxFile;
import org.dalel.plugins.wallets.extension.LooseStore;
import org.dalel.plugins.wallets.mycelium.MyceliumFiles;
import org.dalel.plugins.wallets.mycelium.MyceliumNotes;
import org.dalel.plugins.wallets.mycelium.MyceliumWallet;
import org.dalel.testkit.ExtractorRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with changed bytes and files that are cut short end no extraction. */
final class DamagedPlacesTest {

  private static final int MANY = 100;

  /** Thousands of addresses are derived each time. */
  private static final int FEW = 10;

  private static final String METAMASK = "nkbihfbeogaeaoehlefnkodbefgpgknn";

  @TempDir Path root;

  private void survives(ArtifactExtractor extractor, String path, String asked, byte[] whole)
      throws Exception {
    survives(extractor, path, asked, whole, MANY);
  }

  private void survives(
      ArtifactExtractor extractor, String path, String asked, byte[] whole, int rounds)
      throws Exception {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Random random = new Random(whole.length);
    for (int round = 0; round < rounds; round++) {
      byte[] bytes =
          round % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int i = 0; i < 1 + round % 7 && bytes.length > 0; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      ExtractorRun.of(extractor).inFolder(root, asked);
    }
  }

  private byte[] real(String relative) throws Exception {
    return Files.readAllBytes(SharedData.at(relative));
  }

  @Test
  void storesOfExtensions() throws Exception {
    byte[] log =
        real("wallets/metamask/vault-decryptor/chromium-120.0.6099.71-macos-arm64/000003.log");
    String folder = "/p/Local Extension Settings/" + METAMASK;
    survives(new ChromiumSettings(), folder + "/000003.log", folder, log);
    survives(new ChromiumSettings(), folder + "/000005.ldb", folder, log);
    survives(new LooseStore(), "/copy/000003.log", "/copy/000003.log", log);
  }

  @Test
  void databasesOfFirefox() throws Exception {
    String name =
        "storage/default/moz-extension+++95b28929-6864-4597-8a41-a88e10793f10"
            + "^userContextId=4294967295/idb/3647222921wleabcEoxlt-eengsairo.sqlite";
    byte[] database = real("generated/firefox-esr-153/profile/" + name);
    survives(new FirefoxDatabase(), "/f/" + name, "/f/" + name, database);
  }

  @Test
  void walletsInSqliteAndTheirLogs() throws Exception {
    byte[] wallet = real("wallets/bitcoin-core/btcrecover/bitcoincore-0.21.1-wallet.dat");
    survives(new DescriptorWallet(), "/w/wallet.dat", "/w/wallet.dat", wallet, FEW);
    Files.write(root.resolve("w/wallet.dat"), wallet);
    survives(new DescriptorWallet(), "/w/wallet.dat-wal", "/w/wallet.dat", wallet, FEW);
    survives(new DescriptorWallet(), "/w/wallet.dat-journal", "/w/wallet.dat", wallet, FEW);
  }

  @Test
  void databasesOfMycelium() throws Exception {
    Path wallet = root.resolve("wallet");
    try (MyceliumFiles files = MyceliumFiles.filled(wallet)) {
      files.writeBack();
    }
    Path notes = root.resolve("notes");
    try (MyceliumFiles files = MyceliumFiles.notes(notes)) {
      files.note("al", "00112233-4455-6677-8899-aabbccddeeff", "Savings");
    }
    byte[] bytes = Files.readAllBytes(wallet);
    survives(new MyceliumWallet(), "/m/walletbacking.db", "/m/walletbacking.db", bytes, FEW * 3);
    Files.write(root.resolve("m/walletbacking.db"), bytes);
    byte[] names = Files.readAllBytes(notes);
    survives(new MyceliumNotes(), "/m/mds.db", "/m/mds.db", names);
    survives(new MyceliumWallet(), "/m/mds.db", "/m/walletbacking.db", names, FEW);
  }

  @Test
  void databasesOfH2() throws Exception {
    try (Connection base = DriverManager.getConnection("jdbc:h2:" + root.resolve("h"), "sa", "");
        Statement sql = base.createStatement()) {
      sql.execute("create table keystore (id identity, extendedPublicKey varchar(255))");
      try (PreparedStatement row =
          base.prepareStatement("insert into keystore(extendedPublicKey) values (?)")) {
        row.setString(1, "xpub" + "a".repeat(100));
        row.execute();
      }
    }
    byte[] database = Files.readAllBytes(root.resolve("h.mv.db"));
    survives(new SparrowWallet(), "/s/mine.mv.db", "/s/mine.mv.db", database);
  }

  @Test
  void filesOfJson() throws Exception {
    byte[] json =
        ("{\"data\":{\"settings\":{\"starredAccountIds\":[\"js:2:bitcoin:xpub1:x\"]},"
                + "\"accounts\":[{\"data\":{\"currencyId\":\"bitcoin\",\"freshAddress\":\"bc1q\","
                + "\"operations\":[{\"hash\":\"ab\",\"date\":\"2023-11-14T22:13:20.000Z\"}]}}]},"
                + "\"HdPubKeys\":[{\"PubKey\":\"02\"}],\"ExtPubKey\":\"xpub\"}")
            .getBytes(StandardCharsets.UTF_8);
    survives(new LedgerLive(), "/Ledger Live/app.json", "/Ledger Live/app.json", json);
    survives(new WasabiWallet(), "/Wallets/a.json", "/Wallets/a.json", json);
    String old = "/x/browser-extension-data/webextension@metamask.io/storage.js";
    survives(new FirefoxFile(), old, old, json);
  }
}
