package org.dalel.plugins.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Locale;
import org.bouncycastle.crypto.generators.SCrypt;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.armory.ArmoryWallet;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.bither.BitherWallet;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.coinomi.CoinomiWallet;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Romix;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.Secp256k1;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks of Armory, Bither and Coinomi, made by the programs and made here. */
final class OthersUnlockTest {

  private static final String WORDS =
      "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

  @TempDir Path folder;

  private static Findings of(ArtifactExtractor extractor, Path file, String... passwords)
      throws Exception {
    return ExtractorRun.of(extractor).secrets(KnownSecrets.of(passwords)).on(file);
  }

  private static void opens(ArtifactExtractor extractor, String file, int keys) throws Exception {
    Path path = SharedData.at(file);
    Findings opened = of(extractor, path, "no", "btcr-test-password");
    assertThat(opened.of(WalletType.PRIVATE_KEY.label())).hasSize(keys);
    assertThat(opened.only(WalletType.WALLET.label()).fields())
        .containsEntry("unlocked-by", "list, line 2")
        .containsEntry("encryption", "keys");
    assertThat(opened.problems()).isEmpty();
    Findings closed = of(extractor, path, "no");
    assertThat(closed.of(WalletType.PRIVATE_KEY.label())).isEmpty();
    assertThat(closed.of(WalletType.SEED_PHRASE.label())).isEmpty();
    assertThat(closed.only(WalletType.WALLET.label()).fields()).doesNotContainKey("unlocked-by");
  }

  @Test
  void opensRealWallets() throws Exception {
    opens(new ArmoryWallet(), "wallets/armory/btcrecover/armory-wallet.wallet", 101);
    opens(new BitherWallet(), "wallets/bither/btcrecover/bither-wallet.db", 1);
    opens(new CoinomiWallet(), "wallets/coinomi/btcrecover/coinomi.wallet.android", 1);
  }

  @Test
  void findsTheWordsOfARealCoinomiWalletThatLeadToItsMasterKey() throws Exception {
    Path path = SharedData.at("wallets/coinomi/btcrecover/coinomi.wallet.android");
    Findings opened = of(new CoinomiWallet(), path, "btcr-test-password");
    assertThat(opened.only(WalletType.SEED_PHRASE.label()).fields())
        .containsEntry("words", 24L)
        .containsEntry("fits-key", true);
  }

  // --- Armory ------------------------------------------------------------------------------

  private static byte[] summed(byte[] bytes) {
    return Bytes.join(bytes, Bytes.part(Digests.sha256Twice(bytes), 0, 4));
  }

  /** A wallet of Armory with nothing but its root key, the number one. */
  private Path armory(String password, int damage) throws Exception {
    byte[] salt = Bytes.ofHex("3c".repeat(32));
    byte[] word = password.getBytes(StandardCharsets.UTF_8);
    byte[] key = new Romix(salt, 1 << 14, 2).key(word, 32, () -> {});
    byte[] iv = Bytes.ofHex("00112233445566778899aabbccddeeff");
    byte[] secret = Sealing.cfb(key, iv, Sealing.secret(1));
    byte[] open = Secp256k1.publicKey(Sealing.secret(1), false);
    byte[] entry =
        Bytes.join(
            summed(Digests.hash160(open)),
            ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putLong(7).array(),
            summed(new byte[32]),
            new byte[16],
            summed(iv),
            summed(damage < 0 ? secret : Sealing.damaged(secret, damage)),
            summed(open),
            new byte[24]);
    ByteBuffer file = ByteBuffer.allocate(0x43b + 1024).order(ByteOrder.LITTLE_ENDIAN);
    file.put(Bytes.ofHex("ba57414c4c455400")).putInt(13_500_000).putInt(0xd9b4bef9).putLong(1);
    file.position(0x14e).putLong(1 << 14).putInt(2).put(salt);
    file.position(0x34e).put(entry);
    return Files.write(folder.resolve("armory.wallet"), file.array());
  }

  @Test
  void opensAnArmoryWalletThatIsLockedByTheRules() throws Exception {
    Findings opened = of(new ArmoryWallet(), armory("w", -1), "x", "w");
    assertThat(opened.only(WalletType.PRIVATE_KEY.label()).fields())
        .containsEntry("masked", "5HpH…huDf");
    assertThat(of(new ArmoryWallet(), armory("w", -1), "W").of(WalletType.PRIVATE_KEY.label()))
        .isEmpty();
    for (int at = 0; at < 32; at += 7) {
      Findings torn = of(new ArmoryWallet(), armory("w", at), "w");
      assertThat(torn.of(WalletType.PRIVATE_KEY.label())).isEmpty();
      assertThat(torn.only(WalletType.WALLET.label()).fields()).doesNotContainKey("unlocked-by");
    }
  }

  // --- Bither ------------------------------------------------------------------------------

  private Path bither(String password, int damage) throws Exception {
    byte[] salt = Bytes.ofHex("42b0bb9d41a43822");
    byte[] iv = Bytes.ofHex("a64202d616e4dcb440d361fb933a6dd5");
    byte[] word = password.getBytes(StandardCharsets.UTF_16BE);
    byte[] key = SCrypt.generate(word, salt, 16384, 8, 1, 32);
    byte[] secret = Sealing.cbc(key, iv, Sealing.secret(1));
    String locked =
        (Bytes.hex(damage < 0 ? secret : Sealing.damaged(secret, damage))
                + "/"
                + Bytes.hex(iv)
                + "/"
                + Bytes.hex(salt))
            .toUpperCase(Locale.ROOT);
    Path file = folder.resolve("bither.db");
    Files.deleteIfExists(file);
    try (Connection wallet = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = wallet.createStatement()) {
      sql.execute("CREATE TABLE password_seed(password_seed text)");
      sql.execute(
          "CREATE TABLE addresses(address text, encrypt_private_key text, pub_key text,"
              + " is_trash integer, sort_time integer)");
      sql.execute(
          "INSERT INTO addresses VALUES('1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH', '"
              + locked
              + "', '', 0, 1428600221356)");
    }
    return file;
  }

  @Test
  void opensABitherWalletThatIsLockedByTheRules() throws Exception {
    Findings opened = of(new BitherWallet(), bither("пароль", -1), "x", "пароль");
    assertThat(opened.only(WalletType.PRIVATE_KEY.label()).fields())
        .containsEntry("masked", "KwDi…noWn");
    assertThat(of(new BitherWallet(), bither("w", -1), "W").of(WalletType.PRIVATE_KEY.label()))
        .isEmpty();
    assertThat(of(new BitherWallet(), bither("w", 3), "w").of(WalletType.PRIVATE_KEY.label()))
        .isEmpty();
  }

  // --- Coinomi -----------------------------------------------------------------------------

  private static byte[] field(int number, byte[]... parts) {
    byte[] content = Bytes.join(parts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | 2);
    for (int left = content.length; ; left >>>= 7) {
      out.write(left > 127 ? left & 127 | 128 : left);
      if (left <= 127) {
        break;
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private Path coinomi(String password, int damage) throws Exception {
    HdNode root = HdNode.ofSeed(SeedBytes.bip39(WORDS, ""));
    byte[] salt = Bytes.ofHex("31823a7b32e9744d");
    byte[] word = password.getBytes(StandardCharsets.UTF_16BE);
    byte[] key = SCrypt.generate(word, salt, 1024, 8, 1, 32);
    byte[] iv = new byte[16];
    byte[] words = Sealing.cbc(key, iv, WORDS.getBytes(StandardCharsets.UTF_8));
    byte[] master = Sealing.cbc(key, iv, Secp256k1.bytes(root.secret().orElseThrow()));
    byte[] torn = damage < 0 ? master : Sealing.damaged(master, damage);
    return Files.write(
        folder.resolve("wallet"),
        Bytes.join(
            new byte[] {8, 20},
            field(2, new byte[] {8, 3}, field(3, field(1, iv), field(2, words))),
            field(
                3,
                new byte[] {8, 4},
                field(3, field(1, iv), field(2, torn)),
                field(4, root.publicKey())),
            new byte[] {32, 2},
            field(5, field(1, salt), new byte[] {16, (byte) 0x80, 8}),
            field(6, field(1, "bitcoin.main".getBytes(StandardCharsets.US_ASCII)))));
  }

  @Test
  void opensACoinomiWalletThatIsLockedByTheRules() throws Exception {
    Findings opened = of(new CoinomiWallet(), coinomi("w", -1), "x", "w");
    assertThat(opened.only(WalletType.SEED_PHRASE.label()).fields())
        .containsEntry("masked", Masked.of(WORDS))
        .containsEntry("fits-key", true);
    HdNode root = HdNode.ofSeed(SeedBytes.bip39(WORDS, ""));
    byte[] secret = Secp256k1.bytes(root.secret().orElseThrow());
    assertThat(opened.only(WalletType.PRIVATE_KEY.label()).fields())
        .containsEntry("public-key", Bytes.hex(new BitcoinKey(secret, true).publicKey()));
    assertThat(of(new CoinomiWallet(), coinomi("w", -1), "W").of(WalletType.SEED_PHRASE.label()))
        .isEmpty();
    assertThat(of(new CoinomiWallet(), coinomi("w", 4), "w").of(WalletType.SEED_PHRASE.label()))
        .isEmpty();
  }
}
