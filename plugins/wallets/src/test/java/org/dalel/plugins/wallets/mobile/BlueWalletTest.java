package org.dalel.plugins.wallets.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import org.dalel.api.Identifier;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.OpenSslKey;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of BlueWallet, made by its published rules. */
class BlueWalletTest {

  private static final String WORDS = "abandon ".repeat(11) + "about";
  private static final String FIRST = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
  private static final byte[] SALT = Bytes.ofHex("0102030405060708");

  @TempDir Path root;

  private static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String state() {
    return "{\"wallets\":["
        + quoted(
            "{\"type\":\"HDsegwitBech32\",\"label\":\"savings\",\"secret\":\""
                + WORDS
                + "\",\"_address\":false}")
        + ","
        + quoted(
            "{\"type\":\"segwitP2SH\",\"label\":\"old\",\"secret\":\"KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn\",\"_address\":\"3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN\"}")
        + "],\"tx_metadata\":{\""
        + "ab".repeat(32)
        + "\":{\"memo\":\"rent to Dana\"}}}";
  }

  private Findings blue(String data, String... passwords) throws Exception {
    Path folder =
        Files.createDirectories(root.resolve("data/data/io.bluewallet.bluewallet/databases"));
    Path file = folder.resolve("RKStorage");
    Files.deleteIfExists(file);
    try (Connection base = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = base.createStatement()) {
      sql.execute("create table catalystLocalStorage (key text primary key, value text not null)");
      try (PreparedStatement insert =
          base.prepareStatement("insert into catalystLocalStorage values (?, ?)")) {
        insert.setString(1, "other");
        insert.setString(2, "{}");
        insert.executeUpdate();
        insert.setString(1, "data");
        insert.setString(2, data);
        insert.executeUpdate();
      }
    }
    String path = "/data/data/io.bluewallet.bluewallet/databases/RKStorage";
    assertThat(ExtractorRun.wants(new BlueWallet(), path, "application/x-sqlite3", new byte[0]))
        .isTrue();
    return ExtractorRun.of(new BlueWallet())
        .secrets(KnownSecrets.of(passwords))
        .inFolder(root, path);
  }

  private static void holdsBlue(Findings found) {
    assertThat(found.only("seed-phrase").fields())
        .containsEntry("masked", Masked.of(WORDS))
        .containsEntry("scheme", "bip39")
        .containsEntry("account", "savings")
        .containsEntry("unverified-schema", true);
    assertThat(found.only("seed-phrase").identifiers())
        .extracting(Identifier::normalised)
        .contains("btc:" + FIRST);
    assertThat(found.only("private-key").fields()).containsEntry("masked", "KwDi…noWn");
    assertThat(found.only("wallet-address").fields())
        .containsEntry("address", "3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN");
    assertThat(found.only("wallet-label").fields())
        .containsEntry("label", "rent to Dana")
        .containsEntry("of", "ab".repeat(32));
  }

  @Test
  void readsBlueWalletInClear() throws Exception {
    Findings found = blue(state());
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "BlueWallet")
        .containsEntry("encryption", "none")
        .containsEntry("wallets", 2L);
    holdsBlue(found);
  }

  private static String salted(byte[] key, byte[] iv, String text) throws Exception {
    byte[] locked = Sealing.cbc(key, iv, text.getBytes(StandardCharsets.UTF_8));
    byte[] head = "Salted__".getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(Bytes.join(head, SALT, locked));
  }

  @Test
  void opensABucketOfBlueWalletAndLeavesTheOther() throws Exception {
    byte[] key = new OpenSslKey(SALT).key("w".getBytes(StandardCharsets.UTF_8), 48, () -> {});
    String mine = salted(Arrays.copyOf(key, 32), Bytes.part(key, 32, 48), state());
    String other = salted(new byte[32], new byte[16], "{\"wallets\":[]}");
    Findings found = blue("[\"" + other + "\",\"" + mine + "\"]", "x", "w");
    assertThat(found.of("wallet"))
        .extracting(wallet -> wallet.fields().get("unlocked-by"))
        .containsExactlyInAnyOrder(null, "list, line 2");
    assertThat(found.of("hash-line")).hasSize(2);
    String salt = "$openssl$0$0$8$0102030405060708$";
    assertThat(found.values("hash-line", "line"))
        .allMatch(line -> line.toString().startsWith(salt));
    holdsBlue(found);
    assertThat(found.only("seed-phrase").fields()).containsEntry("locked", true);
    assertThat(blue("[\"" + mine + "\"]", "x").of("seed-phrase")).isEmpty();
  }
}
