package org.dalel.plugins.wallets.bitcoinj;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.SCrypt;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.Secret;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks of bitcoinj and of the programs around it. */
final class BitcoinjUnlockTest {

  private static final String SHARED = "wallets/multibit/btcrecover/";
  private static final String WORDS =
      "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

  @TempDir Path folder;

  private static Findings of(ArtifactExtractor extractor, Path file, String... passwords)
      throws Exception {
    return ExtractorRun.of(extractor).secrets(KnownSecrets.of(passwords)).on(file);
  }

  // --- made by the programs ------------------------------------------------------------------

  @Test
  void opensTheWalletThatBitcoinjLocked() throws Exception {
    String at = "generated/bitcoinj-0.17.1/";
    JsonNode truth =
        new ObjectMapper().readTree(SharedData.at(at + "ground-truth.json").toFile()).get(1);
    Path file = SharedData.at(at + truth.get("file").asText());
    Secret[] known = KnownSecrets.of("no", truth.get("password").asText());
    Findings opened = ExtractorRun.of(new BitcoinjWallet()).secrets(known).on(file);
    assertThat(opened.offered())
        .extracting(Secret::value)
        .containsOnly(truth.get("mnemonic").asText());
    assertThat(opened.values(WalletType.SEED_PHRASE.label(), "masked"))
        .containsOnly(Masked.of(truth.get("mnemonic").asText()));
    assertThat(opened.values(WalletType.PRIVATE_KEY.label(), "public-key"))
        .contains(truth.get("imported_pub").asText());
    assertThat(opened.only(WalletType.WALLET.label()).fields())
        .containsEntry("unlocked-by", "list, line 2");
    assertThat(opened.problems()).isEmpty();
    Findings closed = of(new BitcoinjWallet(), file, "no");
    assertThat(closed.of(WalletType.PRIVATE_KEY.label())).isEmpty();
    assertThat(closed.of(WalletType.SEED_PHRASE.label())).isEmpty();
  }

  @Test
  void opensTheWalletAndTheExportedKeysOfMultiBit() throws Exception {
    Path wallet = SharedData.at(SHARED + "multibit.wallet.bitcoinj.encrypted");
    String key = Files.readString(SharedData.at(SHARED + "multibit.wallet.bitcoinj.encrypted.txt"));
    Findings opened = of(new BitcoinjWallet(), wallet, "no", "btcr-test-password");
    assertThat(opened.only(WalletType.PRIVATE_KEY.label()).fields())
        .containsEntry("masked", Masked.of(key.strip()));
    Path export = SharedData.at(SHARED + "multibit-wallet.key");
    Findings keys = of(new OpenSslBackup(), export, "no", "btcr-test-password");
    String exported = Files.readString(SharedData.at(SHARED + "multibit-wallet.key.privkeys.txt"));
    assertThat(keys.values(WalletType.PRIVATE_KEY.label(), "masked")).hasSize(1);
    assertThat(exported.lines().map(String::strip).map(Masked::of).toList())
        .containsAll(
            keys.values(WalletType.PRIVATE_KEY.label(), "masked").stream()
                .map(String::valueOf)
                .toList());
    assertThat(of(new OpenSslBackup(), export, "no").of(WalletType.PRIVATE_KEY.label())).isEmpty();
    assertThat(of(new BitcoinjWallet(), wallet, "no").of(WalletType.PRIVATE_KEY.label())).isEmpty();
  }

  @Test
  void opensTheFilesThatAreLockedAsAWhole() throws Exception {
    Path android =
        SharedData.at("wallets/bitcoin-android/btcrecover/android-bitcoin-wallet-backup");
    Findings backup = of(new OpenSslBackup(), android, "no", "btcr-test-password", "123456");
    assertThat(backup.only(WalletType.WALLET.label()).fields())
        .containsEntry("program", "Bitcoin Wallet for Android")
        .containsEntry("encryption", "file");
    assertThat(backup.of(WalletType.ADDRESS.label())).hasSize(269);
    assertThat(backup.of(WalletType.SEED_PHRASE.label())).hasSize(1);
    Path hd = SharedData.at(SHARED + "mbhd.wallet.aes");
    Findings opened = of(new MultiBitHdWallet(), hd, "no", "btcr-test-password");
    assertThat(opened.of(WalletType.ADDRESS.label())).hasSize(268);
    assertThat(opened.of(WalletType.PRIVATE_KEY.label())).hasSize(3);
    assertThat(opened.only(WalletType.SEED_PHRASE.label()).fields())
        .containsEntry("words", 48L)
        .containsEntry("usual-length", false);
    assertThat(opened.problems()).isEmpty();
    for (Findings closed :
        new Findings[] {
          of(new OpenSslBackup(), android, "no"), of(new MultiBitHdWallet(), hd, "no")
        }) {
      assertThat(closed.only(WalletType.WALLET.label()).fields()).doesNotContainKey("unlocked-by");
      assertThat(closed.all()).hasSize(2);
    }
  }

  // --- locked here ---------------------------------------------------------------------------

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

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16BE);
  }

  /** A key and words behind scrypt 1024, 8, 1; {@code damage} turns a bit of the locked key. */
  private static byte[] wallet(String password, int damage) throws Exception {
    byte[] salt = Bytes.ofHex("1122334455667788");
    byte[] key = SCrypt.generate(utf16(password), salt, 1024, 8, 1, 32);
    byte[] iv = new byte[16];
    byte[] secret = Sealing.cbc(key, iv, Sealing.secret(1));
    byte[] words = Sealing.cbc(key, iv, WORDS.getBytes(StandardCharsets.UTF_8));
    byte[] open = new BitcoinKey(Sealing.secret(1), true).publicKey();
    byte[] torn = damage < 0 ? secret : Sealing.damaged(secret, damage);
    return Bytes.join(
        field(1, "org.bitcoin.production".getBytes(StandardCharsets.US_ASCII)),
        field(3, new byte[] {8, 3}, field(6, field(1, iv), field(2, words))),
        field(3, new byte[] {8, 2}, field(3, open), field(6, field(1, iv), field(2, torn))),
        new byte[] {40, 2},
        field(6, field(1, salt), new byte[] {16, (byte) 0x80, 8}));
  }

  private Path file(String name, byte[] bytes) throws Exception {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void opensKeysAndWordsThatAreLockedByTheRules() throws Exception {
    Findings opened = of(new BitcoinjWallet(), file("w", wallet("тайна", -1)), "x", "тайна");
    assertThat(opened.only(WalletType.PRIVATE_KEY.label()).fields())
        .containsEntry("masked", "KwDi…noWn");
    assertThat(opened.only(WalletType.SEED_PHRASE.label()).fields())
        .containsEntry("masked", Masked.of(WORDS));
    Findings closed = of(new BitcoinjWallet(), file("w", wallet("тайна", -1)), "тайна!");
    assertThat(closed.of(WalletType.PRIVATE_KEY.label())).isEmpty();
    for (int at = 0; at < 48; at += 5) {
      Findings torn = of(new BitcoinjWallet(), file("w", wallet("w", at)), "w");
      assertThat(torn.of(WalletType.PRIVATE_KEY.label())).isEmpty();
      assertThat(torn.of(WalletType.SEED_PHRASE.label())).hasSize(1);
      assertThat(torn.problems()).hasSize(1);
    }
  }

  /** As {@code openssl enc -aes-256-cbc -md md5 -a}. */
  private static byte[] openSsl(String password, byte[] plain, int damage) throws Exception {
    byte[] salt = Bytes.ofHex("0102030405060708");
    byte[] word = password.getBytes(StandardCharsets.US_ASCII);
    byte[] both = new byte[0];
    byte[] last = new byte[0];
    while (both.length < 48) {
      last = MessageDigest.getInstance("MD5").digest(Bytes.join(last, word, salt));
      both = Bytes.join(both, last);
    }
    byte[] data = Sealing.cbc(Arrays.copyOf(both, 32), Bytes.part(both, 32, 48), plain);
    byte[] torn = damage < 0 ? data : Sealing.damaged(data, damage);
    byte[] salted = "Salted__".getBytes(StandardCharsets.US_ASCII);
    return Base64.getMimeEncoder().encode(Bytes.join(salted, salt, torn));
  }

  @Test
  void opensExportedKeysThatAreLockedByTheRules() throws Exception {
    String wif = CoinNetwork.BTC.wif(Sealing.secret(1), true);
    byte[] text = ("# KEEP IT SAFE\r\n" + wif + " 2014-05-20T18:52:02Z\r\n# end\r\n").getBytes();
    Path key = file("multibit.key", openSsl("w", text, -1));
    assertThat(
            of(new OpenSslBackup(), key, "x", "w").values(WalletType.PRIVATE_KEY.label(), "masked"))
        .containsExactly("KwDi…noWn");
    Findings closed = of(new OpenSslBackup(), key, "x");
    assertThat(closed.only(WalletType.WALLET.label()).confidence().label()).isEqualTo("medium");
    assertThat(closed.only(WalletType.HASH_LINE.label()).fields()).containsEntry("mode", "22500");
    Path torn = file("multibit.key", openSsl("w", text, 20));
    assertThat(of(new OpenSslBackup(), torn, "w").of(WalletType.PRIVATE_KEY.label())).isEmpty();
  }

  @Test
  void readsKeysThatWereExportedWithoutAPassword() throws Exception {
    String wif = CoinNetwork.BTC.wif(Sealing.secret(1), true);
    String text = "# KEEP YOUR PRIVATE KEYS SAFE !\r\n" + wif + " 2014-05-20T18:52:02Z\r\n";
    Findings made = of(new OpenSslBackup(), file("a.key", text.getBytes()));
    assertThat(made.values("private-key", "masked")).containsExactly("KwDi…noWn");
    assertThat(made.values("private-key", "locked")).containsExactly(false);
    assertThat(made.only("wallet").fields()).containsEntry("encryption", "none");
    Path real = SharedData.at("wallets/multibit/multibit/test1.key");
    Findings found = of(new OpenSslBackup(), real);
    long lines = Files.readAllLines(real).stream().filter(line -> line.matches("[5KL].*")).count();
    assertThat(found.of("private-key")).hasSize((int) lines);
    assertThat(lines).isPositive();
  }

  @Test
  void claimsNoWalletForOtherFilesOfOpenSslUntilOneOpens() throws Exception {
    Path note = file("note.txt", openSsl("w", "a letter to somebody".getBytes(), -1));
    assertThat(of(new OpenSslBackup(), note, "w").all()).isEmpty();
    String wif = CoinNetwork.BTC.wif(Sealing.secret(1), true);
    Path hidden = file("note.txt", openSsl("w", wif.getBytes(), -1));
    assertThat(of(new OpenSslBackup(), hidden, "x").all()).isEmpty();
    assertThat(of(new OpenSslBackup(), hidden, "w").of(WalletType.PRIVATE_KEY.label())).hasSize(1);
  }

  @Test
  void opensAWalletWithinALockedFileWithItsOwnPin() throws Exception {
    Path backup = file("bitcoin-wallet-backup", openSsl("w", wallet("1234", -1), -1));
    Findings opened = of(new OpenSslBackup(), backup, "w", "1234");
    assertThat(opened.only(WalletType.PRIVATE_KEY.label()).fields())
        .containsEntry("masked", "KwDi…noWn");
    Findings half = of(new OpenSslBackup(), backup, "w");
    assertThat(half.of(WalletType.ADDRESS.label())).hasSize(1);
    assertThat(half.of(WalletType.PRIVATE_KEY.label())).isEmpty();
  }

  @Test
  void opensMultiBitHdOfBothAges() throws Exception {
    byte[] salt = Bytes.ofHex("3551038075a3b0c5");
    byte[] key = SCrypt.generate(utf16("w"), salt, 16384, 8, 1, 32);
    byte[] iv = Bytes.ofHex("0f0e0d0c0b0a09080706050403020100");
    byte[] recent = Bytes.join(iv, Sealing.cbc(key, iv, wallet("w", -1)));
    byte[] old = Sealing.cbc(key, Bytes.ofHex("a344391f538311b329548616c489723e"), wallet("w", -1));
    for (byte[] bytes : new byte[][] {recent, old}) {
      Path file = file("mbhd.wallet.aes", bytes);
      assertThat(of(new MultiBitHdWallet(), file, "w").of(WalletType.PRIVATE_KEY.label()))
          .hasSize(1);
      assertThat(of(new MultiBitHdWallet(), file, "x").of(WalletType.PRIVATE_KEY.label()))
          .isEmpty();
    }
    Path torn = file("mbhd.wallet.aes", Sealing.damaged(recent, 20));
    assertThat(of(new MultiBitHdWallet(), torn, "w").of(WalletType.PRIVATE_KEY.label())).isEmpty();
  }

  @Test
  void triesNoPasswordWhenScryptWantsTooMuchMemory() throws Exception {
    byte[] wallet = wallet("w", -1);
    byte[] dear = Bytes.join(Bytes.part(wallet, 0, wallet.length - 15));
    byte[] lock =
        field(
            6,
            field(1, Bytes.ofHex("1122334455667788")),
            new byte[] {16, (byte) 0x80, (byte) 0x80, (byte) 0x80, 1});
    Findings closed = of(new BitcoinjWallet(), file("w", Bytes.join(dear, lock)), "w");
    assertThat(closed.problems())
        .anyMatch(p -> p.contains("n=2097152 r=8 p=1, which takes 2147483648"));
    assertThat(closed.of(WalletType.PRIVATE_KEY.label())).isEmpty();
  }
}
