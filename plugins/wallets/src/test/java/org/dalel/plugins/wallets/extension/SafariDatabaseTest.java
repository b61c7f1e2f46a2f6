package org.dalel.plugins.wallets.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Base64;
import org.dalel.api.Artifact;
import org.dalel.api.RecordState;
import org.dalel.api.Secret;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.Mutants;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of Safari, made after the source of WebKit. */
final class SafariDatabaseTest {

  private static final String LIBRARY =
      "/Users/aida/Library/Containers/com.apple.Safari/Data/Library/WebKit/";
  private static final String EXTENSION =
      LIBRARY + "WebExtensions/Default/org.example.Purse.Extension (ABCDE12345)/";
  private static final String WORDS = "abandon ".repeat(11) + "about";

  @TempDir Path root;

  private Path at(String path) throws Exception {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    return file;
  }

  private interface Filling {
    void fill(Connection base) throws Exception;
  }

  /** A database as it is left while its program runs: with its log. */
  private void database(String path, Filling before, Filling after) throws Exception {
    Path made = Files.createTempDirectory(root, "made").resolve("d");
    try (Connection base = DriverManager.getConnection("jdbc:sqlite:" + made)) {
      before.fill(base);
      try (Statement sql = base.createStatement()) {
        sql.executeQuery("PRAGMA journal_mode = WAL").close();
      }
      after.fill(base);
      Files.copy(made, at(path));
      Files.copy(Path.of(made + "-wal"), at(path + "-wal"));
    }
  }

  private static void run(Connection base, String statement) throws Exception {
    try (Statement sql = base.createStatement()) {
      sql.execute(statement);
    }
  }

  private static void put(Connection base, String table, String key, Object value)
      throws Exception {
    try (PreparedStatement row =
        base.prepareStatement("INSERT OR REPLACE INTO " + table + " VALUES (?, ?)")) {
      row.setString(1, key);
      row.setObject(2, value);
      row.execute();
    }
  }

  /** A vault as MetaMask's library locks it. */
  private static String vault(String password) throws Exception {
    byte[] salt = new byte[32];
    byte[] nonce = new byte[16];
    byte[] key = Sealing.pbkdf2("SHA256", password, salt, 10_000, 32);
    String inside =
        "[{\"type\":\"HD Key Tree\",\"data\":{\"mnemonic\":\""
            + WORDS
            + "\",\"numberOfAccounts\":1,\"hdPath\":\"m/44'/60'/0'/0\"}}]";
    byte[] data = Sealing.gcm(key, nonce, inside.getBytes(StandardCharsets.UTF_8));
    Base64.Encoder base64 = Base64.getEncoder();
    return "{\"vault\":{\"data\":\""
        + base64.encodeToString(data)
        + "\",\"iv\":\""
        + base64.encodeToString(nonce)
        + "\",\"salt\":\""
        + base64.encodeToString(salt)
        + "\"}}";
  }

  private void extension() throws Exception {
    database(
        EXTENSION + "LocalStorage.db",
        base -> {
          run(
              base,
              "CREATE TABLE extension_storage (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)");
          put(base, "extension_storage", "count", "42");
          put(base, "extension_storage", "state", vault("before"));
        },
        base -> put(base, "extension_storage", "state", vault("after")));
    Files.writeString(
        at(EXTENSION + "State.plist"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><plist version=\"1.0\"><dict>"
            + "<key>LastSeenDisplayName</key><string>Purse</string>"
            + "<key>LastSeenVersion</key><string>2.1</string></dict></plist>");
  }

  private Findings read(String path, String... passwords) {
    return ExtractorRun.of(new SafariDatabase())
        .secrets(KnownSecrets.of(passwords))
        .inFolder(root, path);
  }

  @Test
  void opensVaultsOfAnExtensionAndThoseThatWereReplaced() throws Exception {
    extension();
    String path = EXTENSION + "LocalStorage.db";
    assertThat(ExtractorRun.wants(new SafariDatabase(), path, "application/x-sqlite3", new byte[0]))
        .isTrue();
    Findings found = read(path, "before");
    assertThat(found.problems()).isEmpty();
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "unknown extension")
        .containsEntry("extension-id", "org.example.Purse")
        .containsEntry("extension-name", "Purse")
        .containsEntry("extension-version", "2.1")
        .containsEntry("browser", "Safari")
        .containsEntry("store", "LocalStorage.db")
        .containsEntry("vaults", 2L)
        .containsEntry("unlocked-by", "list, line 1")
        .containsEntry("unverified-schema", true);
    assertThat(found.of("hash-line"))
        .extracting(a -> a.fields().get("generation"), Artifact::state)
        .containsExactlyInAnyOrder(
            tuple("superseded", RecordState.WAL), tuple("live", RecordState.LIVE));
    assertThat(found.only("seed-phrase").fields())
        .containsEntry("masked", Masked.of(WORDS))
        .containsEntry("generation", "superseded")
        .containsEntry("unverified-schema", true);
    assertThat(read(path, "after").only("seed-phrase").fields())
        .containsEntry("generation", "live");
    assertThat(read(path, "none").of("seed-phrase")).isEmpty();
  }

  @Test
  void saysNothingOfOtherExtensions() throws Exception {
    database(
        EXTENSION + "LocalStorage.db",
        base ->
            run(
                base,
                "CREATE TABLE extension_storage (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)"),
        base -> {
          put(base, "extension_storage", "salt", "{\"salt\":1,\"iv\":2}");
          put(base, "extension_storage", "seed", "\"" + "word ".repeat(12) + "\"");
        });
    Findings found = read(EXTENSION + "LocalStorage.db");
    assertThat(found.all()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  private static void block(ByteArrayOutputStream out, String scheme, String host, int port) {
    for (String text : new String[] {scheme, host}) {
      out.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length()).array());
      out.write(1);
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    out.write(port == 0 ? 0 : 1);
    if (port != 0) {
      out.write(port);
      out.write(port >>> 8);
    }
  }

  private static void items(Connection base) throws Exception {
    run(
        base,
        "CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB NOT NULL ON CONFLICT FAIL)");
    put(base, "ItemTable", "theme", "dark".getBytes(StandardCharsets.UTF_16LE));
  }

  private static void item(Connection base) throws Exception {
    put(base, "ItemTable", "wallet", vault("after").getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void opensVaultsInTheLocalStorageOfPages() throws Exception {
    String origin = LIBRARY + "WebsiteData/Default/hash/hash2/";
    database(
        origin + "LocalStorage/localstorage.sqlite3",
        SafariDatabaseTest::items,
        SafariDatabaseTest::item);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    block(file, "https", "news.example", 0);
    block(file, "https", "purse.example", 8443);
    Files.write(at(origin + "origin"), file.toByteArray());
    Findings found = read(origin + "LocalStorage/localstorage.sqlite3", "after");
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "unknown site")
        .containsEntry("site", "https://purse.example:8443")
        .containsEntry("store", "Local Storage")
        .containsEntry("browser", "Safari");
    assertThat(found.only("seed-phrase").fields()).containsEntry("masked", Masked.of(WORDS));

    String old = "/Users/aida/Library/Safari/LocalStorage/https_purse.example_0.localstorage";
    database(old, SafariDatabaseTest::items, SafariDatabaseTest::item);
    assertThat(read(old, "after").only("wallet").fields())
        .containsEntry("site", "https://purse.example")
        .containsEntry("browser", "Safari");
  }

  @Test
  void survivesDamagedCopies() throws Exception {
    extension();
    String path = EXTENSION + "LocalStorage.db";
    SafariDatabase reader = new SafariDatabase();
    Secret[] secrets = KnownSecrets.of("after");
    for (String damaged : new String[] {path, path + "-wal", EXTENSION + "State.plist"}) {
      assertThat(Mutants.survive(reader, root, damaged.substring(1), path, secrets)).isPositive();
    }
    String origin = LIBRARY + "WebsiteData/Default/hash/hash2/";
    database(
        origin + "LocalStorage/localstorage.sqlite3",
        SafariDatabaseTest::items,
        SafariDatabaseTest::item);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    block(file, "https", "purse.example", 0);
    Files.write(at(origin + "origin"), file.toByteArray());
    assertThat(
            Mutants.survive(
                reader,
                root,
                (origin + "origin").substring(1),
                origin + "LocalStorage/localstorage.sqlite3",
                secrets))
        .isEqualTo(100);
  }
}
