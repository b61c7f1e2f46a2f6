package org.dalel.plugins.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.Secp256k1;
import org.dalel.plugins.wallets.msigna.MsignaVault;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vaults of mSIGNA, one of the program and one made here. */
final class MsignaVaultTest {
  private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};

  @TempDir Path folder;

  private static Findings of(Path file, String... passwords) throws Exception {
    return ExtractorRun.of(new MsignaVault()).secrets(KnownSecrets.of(passwords)).on(file);
  }

  @Test
  void opensTheVaultOfTheProgram() throws Exception {
    Path vault = SharedData.at("wallets/msigna/btcrecover/msigna-wallet.vault");
    Findings closed = of(vault, "no");
    assertThat(closed.only(WalletType.WALLET.label()).fields())
        .containsEntry("program", "mSIGNA")
        .containsEntry("network", "btc")
        .containsEntry("encryption", "keys")
        .doesNotContainKey("unlocked-by");
    assertThat(closed.of(WalletType.EXTENDED_KEY.label())).hasSize(1);
    Findings opened = of(vault, "no", "btcr-test-password");
    assertThat(opened.of(WalletType.EXTENDED_KEY.label())).hasSize(2);
    assertThat(opened.problems()).isEmpty();
  }

  @Test
  void readsKeysInClearLockedKeysLabelsAndAddresses() throws Exception {
    HdNode root = HdNode.ofSeed(new byte[32]);
    byte[] secret = Secp256k1.bytes(root.secret().orElseThrow());
    Path file = folder.resolve("made.vault");
    try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = sql.createStatement()) {
      statement.execute("CREATE TABLE Network (id INTEGER PRIMARY KEY, network TEXT)");
      statement.execute("CREATE TABLE Account (id INTEGER PRIMARY KEY, name TEXT)");
      statement.execute(
          "CREATE TABLE SigningScript (id INTEGER PRIMARY KEY, label TEXT, txoutscript BLOB)");
      statement.execute(
          "CREATE TABLE Keychain (id INTEGER PRIMARY KEY, name TEXT, depth INTEGER, parent_fp INTEGER,"
              + " child_num INTEGER, pubkey BLOB, chain_code BLOB, privkey_ciphertext BLOB,"
              + " privkey_salt INTEGER)");
      statement.execute("INSERT INTO Network VALUES (1, 'bitcoin')");
      statement.execute("INSERT INTO Account VALUES (1, 'Treasury')");
      statement.execute(
          "INSERT INTO SigningScript VALUES (1, 'rent', x'76a914" + "11".repeat(20) + "88ac')");
      keychain(sql, "clear", root, secret);
      keychain(sql, "locked", root, sealed(secret, "open sesame"));
      keychain(sql, "watched", root, new byte[0]);
    }
    Findings opened = of(file, "no", "open sesame");
    String xprv = root.privateText(Bytes.ofHex("0488ade4"));
    assertThat(opened.values(WalletType.EXTENDED_KEY.label(), "key").stream().map(String::valueOf))
        .filteredOn(key -> key.equals(Masked.of(xprv)))
        .as("the one in clear and the one behind the password")
        .hasSize(2);
    assertThat(opened.of(WalletType.EXTENDED_KEY.label())).hasSize(5);
    assertThat(opened.only(WalletType.ADDRESS.label()).fields())
        .containsEntry("address", "12ZEw5Hcv1hTb6YUQJ69y1V7uhcoDz92PH")
        .containsEntry("label", "rent");
    assertThat(opened.only(WalletType.WALLET.label()).fields())
        .containsEntry("unlocked-by", "list, line 2")
        .containsEntry("accounts", java.util.List.of("Treasury"));
    assertThat(of(file, "no").of(WalletType.EXTENDED_KEY.label())).hasSize(4);
  }

  private static void keychain(Connection sql, String name, HdNode node, byte[] secret)
      throws Exception {
    try (PreparedStatement insert =
        sql.prepareStatement(
            "INSERT INTO Keychain (name, depth, parent_fp, child_num, pubkey, chain_code,"
                + " privkey_ciphertext, privkey_salt) VALUES (?, 0, 0, 0, ?, ?, ?, ?)")) {
      insert.setString(1, name);
      insert.setBytes(2, node.publicKey());
      insert.setBytes(3, node.chainCode());
      insert.setBytes(4, secret);
      insert.setLong(5, 0x0807060504030201L);
      insert.executeUpdate();
    }
  }

  /** As the program locks it, with Java's own digests and cipher. */
  private static byte[] sealed(byte[] secret, String password) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] hashed = sha256.digest(sha256.digest(password.getBytes("UTF-8")));
    byte[] derived = new byte[0];
    byte[] last = new byte[0];
    while (derived.length < 48) {
      last = Bytes.join(last, hashed, SALT);
      for (int round = 0; round < 5; round++) {
        last = MessageDigest.getInstance("SHA-1").digest(last);
      }
      derived = Bytes.join(derived, last);
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(derived, 0, 32, "AES"),
        new IvParameterSpec(derived, 32, 16));
    return cipher.doFinal(secret);
  }
}
