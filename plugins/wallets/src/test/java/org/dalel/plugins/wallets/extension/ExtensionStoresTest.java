package org.dalel.plugins.wallets.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
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
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.RecordState;
import org.dalel.api.Secret;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of extensions that the tests write themselves. */
final class ExtensionStoresTest {

  private static final String METAMASK = "nkbihfbeogaeaoehlefnkodbefgpgknn";
  private static final String OTHER = "abcdefghijklmnopabcdefghijklmnop";
  private static final String DEFAULT = "/home/u/.config/google-chrome/Default";
  private static final String SETTINGS = DEFAULT + "/Local Extension Settings/";
  private static final String ADDRESS = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
  private static final String OLD_VAULT = vault("b2xk".repeat(20), "");
  private static final String NEW_VAULT =
      vault(
          "bmV3".repeat(20),
          ",\"keyMetadata\":{\"algorithm\":\"PBKDF2\",\"params\":{\"iterations\":600000}}");

  @TempDir Path root;

  private static String vault(String data, String more) {
    return "{\"data\":\""
        + data
        + "\",\"iv\":\"AAECAwQFBgcICQoLDA0ODw==\","
        + "\"salt\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\""
        + more
        + "}";
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String state(String vault, String name) {
    return "{\"KeyringController\":{\"vault\":"
        + quoted(vault)
        + "},\"PreferencesController\":{\"identities\":{\""
        + ADDRESS
        + "\":{\"name\":\""
        + name
        + "\",\"importTime\":1.7e+12}},\"selectedAddress\":\""
        + ADDRESS
        + "\"}}";
  }

  private Findings settings(String id, LevelDbLog log) throws IOException {
    log.in(root.resolve((SETTINGS + id).substring(1)));
    return ExtractorRun.of(new ChromiumSettings()).inFolder(root, SETTINGS + id);
  }

  @Test
  void tellsWhichVaultIsLiveAndWhichWasReplaced() throws Exception {
    Findings found =
        settings(
            METAMASK,
            new LevelDbLog()
                .put("data", state(OLD_VAULT, "First"))
                .put("data", state(NEW_VAULT, "First"))
                .put("data", state(NEW_VAULT, "Second")));
    assertThat(found.problems()).hasSize(1).first().asString().contains("CURRENT");
    Artifact wallet = found.only("wallet");
    assertThat(wallet.fields())
        .containsEntry("program", "MetaMask")
        .containsEntry("browser", "Chrome")
        .containsEntry("profile", DEFAULT)
        .containsEntry("encryption", "keys")
        .containsEntry("kdf-rounds", 600_000L)
        .containsEntry("vaults", 2L)
        .containsEntry("accounts", 1L);
    assertThat(wallet.fields().get("vault-generations").toString())
        .contains("[superseded, record 000003.log#1,")
        .contains(" superseded, record 000003.log#2,")
        .contains(" live, record 000003.log#3,");
    assertThat(found.of("hash-line"))
        .extracting(a -> a.fields().get("generation"), Artifact::state)
        .containsExactlyInAnyOrder(
            tuple("superseded", RecordState.WAL), tuple("live", RecordState.LIVE));
    assertThat(found.of("wallet-address"))
        .extracting(a -> a.fields().get("label"), a -> a.fields().get("generation"))
        .containsExactlyInAnyOrder(tuple("First", "superseded"), tuple("Second", "live"));
  }

  @Test
  void readsTheLayoutWithOneKeyForEachController() throws Exception {
    Findings found =
        settings(
            METAMASK,
            new LevelDbLog()
                .put("meta", "{\"version\":182,\"storageKind\":\"split\"}")
                .put("KeyringController", "{\"vault\":" + quoted(NEW_VAULT) + "}")
                .put(
                    "AccountsController",
                    "{\"internalAccounts\":{\"accounts\":{\"u1\":{\"address\":\""
                        + ADDRESS
                        + "\",\"metadata\":{\"name\":\"Ledger 1\",\"keyring\":{\"type\":"
                        + "\"Ledger Hardware\"}}}},\"selectedAccount\":\"u1\"}}")
                .put(
                    "TransactionController",
                    "{\"transactions\":[{\"hash\":\"0x"
                        + "ab".repeat(32)
                        + "\",\"chainId\":\"0x38\",\"time\":1700000001000,\"status\":\"confirmed\","
                        + "\"txParams\":{\"from\":\""
                        + ADDRESS
                        + "\",\"to\":\"0x55d398326f99059ff775485246999027b3197955\",\"value\":"
                        + "\"0x0\",\"data\":\"0xa9059cbb"
                        + "0".repeat(24)
                        + "c684df3d3d50f6a9390b8dd1394753822d159e54"
                        + "0".repeat(61)
                        + "3e8\"}}]}"));
    assertThat(found.only("wallet").fields())
        .containsEntry("storage", "split")
        .containsEntry("state-version", 182L)
        .containsEntry("selected", ADDRESS);
    assertThat(found.only("wallet-address").fields())
        .containsEntry("label", "Ledger 1")
        .containsEntry("keyring", "Ledger Hardware")
        .containsEntry("stored-as", "AccountsController");
    assertThat(found.only("transfer").fields())
        .containsEntry("to", "0xc684df3d3d50f6a9390b8dd1394753822d159e54")
        .containsEntry("asset", "token")
        .containsEntry("token-contract", "0x55d398326f99059ff775485246999027b3197955")
        .containsEntry("amount-smallest", "1000")
        .containsEntry("time", "2023-11-14T22:13:21Z");
    assertThat(found.only("hash-line").fields()).containsEntry("mode", "26600");
  }

  @Test
  void findsAVaultInAnExtensionThatNobodyKnows() throws Exception {
    Findings found =
        settings(
            OTHER,
            new LevelDbLog()
                .put(
                    "state",
                    "{\"deep\":[{\"json\":" + quoted("{\"v\":" + OLD_VAULT + "}") + "}]}"));
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "unknown extension")
        .containsEntry("extension-id", OTHER);
    assertThat(found.only("wallet").confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(found.of("hash-line")).hasSize(1);
  }

  @Test
  void takesNoOtherExtensionForAWallet() throws Exception {
    Findings found =
        settings(
            OTHER,
            new LevelDbLog()
                .put("settings", "{\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"iv\":1,\"data\":\"x\"}")
                .put("selectedAddress", "\"" + ADDRESS + "\""));
    assertThat(found.all()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void takesAccountsOfOtherWalletsAndNotTheirTokens() throws Exception {
    Findings found =
        settings(
            "fnjhmkhhmkbjkkabndcnnogagogbneec",
            new LevelDbLog()
                .put(
                    "contracts",
                    "[{\"address\":\"0x97a9107c1793bc407d6f527b77e7fff4d812bece\",\"name\":\"Axie\","
                        + "\"metadata\":{\"symbol\":\"AXS\"}}]")
                .put("encryptedVault", quoted(OLD_VAULT))
                .put(
                    "selectedAccount",
                    "{\"address\":\"" + ADDRESS + "\",\"index\":0,\"name\":\"Account #1\"}")
                .put(
                    "contacts",
                    "[{\"address\":\"0xc684df3d3d50f6a9390b8dd1394753822d159e54\","
                        + "\"name\":\"Boris\"}]"));
    assertThat(found.only("wallet").fields()).containsEntry("program", "Ronin Wallet");
    assertThat(found.only("wallet-address").fields())
        .containsEntry("address", ADDRESS)
        .containsEntry("label", "Account #1");
    assertThat(found.only("wallet-contact").fields()).containsEntry("name", "Boris");
  }

  @Test
  void namesTheLockOfKeplr2() throws Exception {
    String keplr = "dmkamcknogkgcdfhhbddcghachkejeap";
    LevelDbLog log =
        new LevelDbLog()
            .put("vault/userPasswordSalt", "\"" + "0f".repeat(16) + "\"")
            .put("vault/passwordCipher", "\"" + "1e".repeat(32) + "\"");
    assertThat(settings(keplr, log).values("wallet", "other-locks")).isEmpty();
    log.put("vault/userPasswordMac", "\"" + "2d".repeat(32) + "\"");
    assertThat(settings(keplr, log).only("wallet").fields())
        .containsEntry("program", "Keplr")
        .containsEntry("encryption", "keys")
        .containsEntry(
            "other-locks", List.of("AES-256-CTR, PBKDF2-HMAC-SHA256, 4000 rounds (Keplr 2)"));
  }

  @Test
  void showsAPhraseInClearMaskedOnly() throws Exception {
    String phrase = "license crawl card blue sadness all excite delay recipe swift lecture image";
    Findings found =
        settings(
            METAMASK,
            new LevelDbLog().put("wallet-seed", "\"" + phrase + "\"").remove("wallet-seed"));
    Artifact seed = found.only("seed-phrase");
    assertThat(seed.fields())
        .containsEntry("masked", "lice…mage")
        .containsEntry("generation", "deleted");
    assertThat(found.all().toString()).doesNotContain("crawl card");
    assertThat(found.offered()).extracting(Secret::value).containsExactly(phrase);
    assertThat(found.only("wallet").fields()).containsEntry("encryption", "unknown");
  }

  @Test
  void namesTheExtensionByItsManifestAndPreferences() throws Exception {
    Path profile = root.resolve(DEFAULT.substring(1));
    Path version = profile.resolve("Extensions/" + OTHER + "/2.1_0");
    Files.createDirectories(version.resolve("_locales/en"));
    Files.writeString(
        version.resolve("manifest.json"),
        "{\"name\":\"__MSG_appName__\",\"version\":\"2.1\",\"default_locale\":\"en\"}");
    Files.writeString(
        version.resolve("_locales/en/messages.json"),
        "{\"appname\":{\"message\":\"Honest Wallet\"}}");
    Files.writeString(
        profile.resolve("Secure Preferences"),
        "{\"extensions\":{\"settings\":{\""
            + OTHER
            + "\":{\"first_install_time\":\"13344473600000000\"}}}}");
    Findings found = settings(OTHER, new LevelDbLog().put("v", OLD_VAULT));
    assertThat(found.only("wallet").fields())
        .containsEntry("extension-name", "Honest Wallet")
        .containsEntry("extension-version", "2.1")
        .containsEntry("installed", "2023-11-14T22:13:20Z");
    assertThat(found.only("wallet").events()).hasSize(1);
  }

  @Test
  void goesOnBehindADamagedRecord() throws Exception {
    LevelDbLog log = new LevelDbLog().put("data", state(OLD_VAULT, "First"));
    int damage = log.bytes().length - 30;
    log.put("data", state(NEW_VAULT, "Second"));
    byte[] bytes = log.bytes();
    bytes[damage] ^= 0x55;
    Path folder = Files.createDirectories(root.resolve((SETTINGS + METAMASK).substring(1)));
    Files.write(folder.resolve("000003.log"), bytes);
    Findings found = ExtractorRun.of(new ChromiumSettings()).inFolder(root, SETTINGS + METAMASK);
    assertThat(found.values("hash-line", "generation")).contains("live");
    assertThat(found.problems()).hasSizeGreaterThan(1);
    Files.write(folder.resolve("000003.log"), Arrays.copyOf(bytes, 100));
    Findings cut = ExtractorRun.of(new ChromiumSettings()).inFolder(root, SETTINGS + METAMASK);
    assertThat(cut.only("wallet").fields()).containsEntry("encryption", "unknown");
  }

  @Test
  void readsAStoreThatSomebodyCopiedElsewhere() throws Exception {
    new LevelDbLog()
        .put("data", state(NEW_VAULT, "First"))
        .in(root.resolve("backup/" + METAMASK + "-old"));
    Findings found =
        ExtractorRun.of(new LooseStore()).inFolder(root, "/backup/" + METAMASK + "-old/000003.log");
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "MetaMask")
        .containsEntry("store", "LevelDB");
    settings(METAMASK, new LevelDbLog().put("data", state(NEW_VAULT, "First")));
    assertThat(
            ExtractorRun.of(new LooseStore())
                .inFolder(root, SETTINGS + METAMASK + "/000003.log")
                .all())
        .isEmpty();
  }

  @Test
  void readsLocalStorageOfExtensionsAndApps() throws Exception {
    LevelDbLog log =
        new LevelDbLog()
            .put("_chrome-extension://" + METAMASK + "\0\1wallet", "\1" + OLD_VAULT)
            .put("_https://news.example\0\1salt", "\1iv and salt");
    log.in(root.resolve("p/Local Storage/leveldb"));
    Findings found =
        ExtractorRun.of(new LooseStore()).inFolder(root, "/p/Local Storage/leveldb/000003.log");
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "MetaMask")
        .containsEntry("store", "Local Storage");
    new LevelDbLog()
        .put("_file://\0\1general_mnemonic", "\1U2FsdGVkX1abcdefghijklmnop")
        .in(root.resolve("atomic/Local Storage/leveldb"));
    Findings atomic =
        ExtractorRun.of(new LooseStore())
            .inFolder(root, "/atomic/Local Storage/leveldb/000003.log");
    assertThat(atomic.only("wallet").fields())
        .containsEntry("program", "Atomic Wallet")
        .containsEntry("unverified-schema", true)
        .containsEntry("encryption", "keys");
  }

  @Test
  void readsTheFileOfOldFirefox() throws Exception {
    Path profile = root.resolve("home/.mozilla/firefox/x.default");
    Path folder = profile.resolve("browser-extension-data/webextension@metamask.io");
    Files.createDirectories(folder);
    String json = "{\"data\":" + state(OLD_VAULT, "First") + "}";
    Files.writeString(folder.resolve("storage.js"), json);
    Files.writeString(
        folder.resolve("storage.js.migrated"), json.substring(0, json.length() - 100));
    String path =
        "/home/.mozilla/firefox/x.default/browser-extension-data/webextension@metamask.io";
    ExtractorRun run = ExtractorRun.of(new FirefoxFile());
    Findings found = run.inFolder(root, path + "/storage.js");
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "MetaMask")
        .containsEntry("browser", "Firefox");
    assertThat(found.only("wallet-address").fields()).containsEntry("label", "First");
    Findings cut = run.inFolder(root, path + "/storage.js.migrated");
    assertThat(cut.values("hash-line", "generation")).containsExactly("superseded");
    assertThat(cut.problems()).hasSize(1);
  }

  /** Text as Firefox stores it: a structured clone, as one literal of Snappy. */
  private static byte[] clone(String text) {
    int padded = (text.length() + 7) / 8 * 8;
    ByteBuffer clone = ByteBuffer.allocate(16 + padded).order(ByteOrder.LITTLE_ENDIAN);
    clone.putInt(0).putInt(0xfff10000).putInt(text.length() | 0x80000000).putInt(0xffff0004);
    clone.put(text.getBytes(StandardCharsets.ISO_8859_1));
    int length = clone.capacity();
    ByteBuffer snappy = ByteBuffer.allocate(length + 8).order(ByteOrder.LITTLE_ENDIAN);
    snappy.put((byte) (length & 0x7f | 0x80)).put((byte) (length >>> 7));
    snappy.put((byte) (61 << 2)).putShort((short) (length - 1)).put(clone.array());
    return Arrays.copyOf(snappy.array(), snappy.position());
  }

  @Test
  void readsTheLogOfFirefoxAndWhatItReplaced() throws Exception {
    String profile = "/home/.mozilla/firefox/x.default";
    String uuid = "95b28929-6864-4597-8a41-a88e10793f10";
    Path made = Files.createDirectories(root.resolve("made"));
    Path idb =
        Files.createDirectories(
            root.resolve(
                profile.substring(1) + "/storage/default/moz-extension+++" + uuid + "/idb"));
    Files.writeString(
        root.resolve(profile.substring(1) + "/prefs.js"),
        "user_pref(\"extensions.webextensions.uuids\", \"{\\\"webextension@metamask.io\\\":\\\""
            + uuid
            + "\\\"}\");\n");
    try (Connection base = DriverManager.getConnection("jdbc:sqlite:" + made.resolve("s.sqlite"));
        Statement sql = base.createStatement()) {
      sql.execute(
          "CREATE TABLE object_data(object_store_id INTEGER NOT NULL, key BLOB NOT NULL,"
              + " index_data_values BLOB, file_ids TEXT, data BLOB NOT NULL,"
              + " PRIMARY KEY (object_store_id, key)) WITHOUT ROWID");
      row(
          base,
          "INSERT INTO object_data(object_store_id, key, data) VALUES(1, x'3065627562', ?)",
          OLD_VAULT);
      sql.executeQuery("PRAGMA journal_mode = WAL").close();
      row(base, "UPDATE object_data SET data = ?", NEW_VAULT);
      for (String name : List.of("s.sqlite", "s.sqlite-wal")) {
        Files.copy(made.resolve(name), idb.resolve(name));
      }
    }
    Findings found =
        ExtractorRun.of(new FirefoxDatabase())
            .inFolder(root, "/" + root.relativize(idb.resolve("s.sqlite")));
    assertThat(found.problems()).isEmpty();
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "MetaMask")
        .containsEntry("profile", profile);
    assertThat(found.of("hash-line"))
        .extracting(a -> a.fields().get("kdf-rounds"), a -> a.fields().get("generation"))
        .containsExactlyInAnyOrder(tuple(10_000L, "superseded"), tuple(600_000L, "live"));
    assertThat(found.of("hash-line"))
        .anySatisfy(a -> assertThat(a.position().printed()).startsWith("record wal#"));
  }

  private static void row(Connection base, String statement, String text) throws Exception {
    try (PreparedStatement row = base.prepareStatement(statement)) {
      row.setBytes(1, clone(text));
      row.execute();
    }
  }

  @Test
  void asksForTheFoldersOfAllBrowsers() {
    assertThat(ExtractorRun.wantsFolder(new ChromiumSettings(), SETTINGS + METAMASK)).isTrue();
    assertThat(
            ExtractorRun.wantsFolder(
                new ChromiumDatabase(),
                DEFAULT + "/IndexedDB/chrome-extension_" + METAMASK + "_0.indexeddb.leveldb"))
        .isTrue();
    assertThat(ExtractorRun.wantsFolder(new ChromiumSettings(), DEFAULT)).isFalse();
    assertThat(KnownExtension.all()).hasSizeGreaterThan(80);
  }
}
