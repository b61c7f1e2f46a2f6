package org.dalel.plugins.wallets.blockchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.dalel.api.Secret;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups of Blockchain.com and Dogechain.info of every version. */
final class BlockchainUnlockTest {

  private static Findings open(byte[] wallet, String... passwords) {
    return ExtractorRun.of(new BlockchainWallet()).secrets(KnownSecrets.of(passwords)).on(wallet);
  }

  @ParameterizedTest
  @CsvSource({
    "blockchain.com/btcrecover/blockchain-v0.0-Jan2014-wallet.aes.json, testblockchain, , 1",
    "blockchain.com/btcrecover/blockchain-v0.0-wallet.aes.json, btcr-test-password, , 1",
    "blockchain.com/btcrecover/blockchain-github-v1-1, mypassword, , 5",
    "blockchain.com/btcrecover/blockchain-github-v1-2, mypassword, , 5",
    "blockchain.com/btcrecover/blockchain-github-v1-3, mypassword, mysecondpassword, 5",
    "blockchain.com/btcrecover/blockchain-v2.0-wallet.aes.json, btcr-test-password, , 1",
    "blockchain.com/btcrecover/blockchain-unencrypted-wallet.aes.json, btcr-test-password, , 1",
    "multibit/multibit/wallets/blockchain_test.aes.json, 1234567890, , 1",
    "multibit/multibit/wallets/blockchain_test_double_encrypted.aes.json, 1234567890, 123456789, 1",
    "dogechain/btcrecover/dogechain.wallet.aes.json, btcr-test-password, , 1",
    "dogechain/btcrecover/dogechain.wallet.aes.json.2024-cbc, btcr-test-password, , 1"
  })
  void opensEveryKeyOfRealWallets(String file, String password, String second, int keys)
      throws Exception {
    byte[] wallet = Files.readAllBytes(SharedData.at("wallets/" + file));
    Findings opened = open(wallet, "no", password, second == null ? "none" : second);
    assertThat(opened.of("private-key")).hasSize(keys);
    assertThat(opened.only("wallet").fields().get("unlocked-by")).isEqualTo("list, line 2");
    assertThat(opened.problems()).isEmpty();
    Findings closed = open(wallet, "no", "none");
    assertThat(closed.of("private-key")).isEmpty();
    assertThat(closed.values("wallet", "unlocked-by")).isEmpty();
  }

  @Test
  void findsTheKeysThatWerePublishedWithTheWallets() throws Exception {
    String at = "wallets/blockchain.com/btcrecover/";
    for (String[] truth :
        new String[][] {
          {"blockchain-github-v1-1", "mypassword", "blockchain-github-v1-1_main_privkeys.txt"},
          {
            "blockchain-v2.0-wallet.aes.json",
            "btcr-test-password",
            "blockchain-v2.0-wallet.aes.json_secondpass_privkeys.txt"
          }
        }) {
      Findings opened = open(Files.readAllBytes(SharedData.at(at + truth[0])), truth[1]);
      List<Object> published =
          Files.readAllLines(SharedData.at(at + truth[2])).stream()
              .map(line -> (Object) Masked.of(line.strip()))
              .toList();
      assertThat(published).containsAll(opened.values("private-key", "masked"));
    }
  }

  @Test
  void findsTheWordsOfARealHdWallet() throws Exception {
    byte[] wallet =
        Files.readAllBytes(
            SharedData.at(
                "wallets/blockchain.com/btcrecover/blockchain-v3.0-MAY2020-wallet.aes.json"));
    Secret[] known = KnownSecrets.of("btcr-test-password");
    Findings opened = ExtractorRun.of(new BlockchainWallet()).secrets(known).on(wallet);
    assertThat(opened.only("seed-phrase").fields().get("words")).isEqualTo(12L);
    assertThat(opened.values("extended-key", "secret")).containsExactly(false, true);
    assertThat(opened.offered()).extracting(Secret::kind).containsExactly(Secret.Kind.SEED_PHRASE);
  }

  // --- locked here -------------------------------------------------------------------------

  private static final byte[] IV = Bytes.ofHex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
  private static final String SHARED = "728e769e-4c26-4301-a0b8-2db25c564c5a";
  private static final String ADDRESS = "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH";

  private static String json(String priv, String more) {
    return "{\"guid\":\"g\",\"sharedKey\":\""
        + SHARED
        + "\",\"keys\":[{\"addr\":\""
        + ADDRESS
        + "\",\"priv\":\""
        + priv
        + "\"}]"
        + more
        + "}";
  }

  private static String plainKey() {
    return Base58.BITCOIN.encode(Sealing.secret(1));
  }

  private static byte[] payload(String password, int rounds, String json) throws Exception {
    byte[] key = Sealing.pbkdf2("SHA1", password, IV, rounds, 32);
    return Bytes.join(IV, Sealing.cbc(key, IV, json.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] file(int version, int rounds, byte[] payload) {
    return ("{\"pbkdf2_iterations\":"
            + rounds
            + ",\"version\":"
            + version
            + ",\"payload\":\""
            + Base64.getEncoder().encodeToString(payload)
            + "\"}")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void opensVersionsTwoToFourThatAreLockedByTheRules() throws Exception {
    for (int version = 2; version <= 4; version++) {
      byte[] payload = payload("parole", 500, json(plainKey(), ""));
      Findings opened = open(file(version, 500, payload), "x", "parole");
      assertThat(opened.only("private-key").fields().get("masked")).isEqualTo("KwDi…noWn");
      assertThat(opened.only("wallet").fields().get("encryption")).isEqualTo("file");
      assertThat(open(file(version, 500, payload), "Parole").of("private-key")).isEmpty();
    }
    byte[] payload = payload("w", 500, json(plainKey(), ""));
    int key = 16 + json("", "").indexOf("priv\":\"") + 10;
    Findings torn = open(file(2, 500, Sealing.damaged(payload, key)), "w");
    assertThat(torn.of("private-key")).isEmpty();
  }

  @Test
  void opensTheOldestVersionsWithTenRoundsOrOneAndInFeedbackMode() throws Exception {
    String json = json(plainKey(), ",\"note\":\"" + "n".repeat(200) + "\"");
    for (int rounds : new int[] {1, 10}) {
      byte[] bare = Base64.getEncoder().encode(payload("w", rounds, json));
      assertThat(open(bare, "x", "w").only("private-key").fields().get("masked"))
          .isEqualTo("KwDi…noWn");
    }
    byte[] text = (json + (json.length() % 16 == 0 ? " " : "")).getBytes(StandardCharsets.UTF_8);
    byte[] stream = Bytes.join(IV, Sealing.ofb(Sealing.pbkdf2("SHA1", "w", IV, 1, 32), IV, text));
    Findings opened = open(Base64.getEncoder().encode(stream), "w");
    assertThat(opened.only("private-key").fields().get("masked")).isEqualTo("KwDi…noWn");
  }

  @Test
  void opensKeysBehindASecondPassword() throws Exception {
    byte[] key = Sealing.pbkdf2("SHA1", SHARED + "second", IV, 25, 32);
    byte[] sealed = Sealing.cbc(key, IV, plainKey().getBytes(StandardCharsets.US_ASCII));
    byte[] hash = (SHARED + "second").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 25; i++) {
      hash = Digests.sha256(hash);
    }
    String more =
        ",\"double_encryption\":true,\"options\":{\"pbkdf2_iterations\":25},\"dpasswordhash\":\""
            + Bytes.hex(hash)
            + "\"";
    String priv = Base64.getEncoder().encodeToString(Bytes.join(IV, sealed));
    byte[] inClear = json(priv, more).getBytes(StandardCharsets.UTF_8);
    assertThat(open(inClear, "x", "second").only("private-key").fields().get("masked"))
        .isEqualTo("KwDi…noWn");
    assertThat(open(inClear, "x").of("private-key")).isEmpty();
    byte[] locked = file(3, 500, payload("first", 500, json(priv, more)));
    Findings opened = open(locked, "first", "second");
    assertThat(opened.only("private-key").fields().get("masked")).isEqualTo("KwDi…noWn");
    assertThat(opened.only("wallet").fields().get("second-password")).isEqualTo(true);
    String torn = Base64.getEncoder().encodeToString(Sealing.damaged(Bytes.join(IV, sealed), 20));
    Findings half = open(json(torn, more).getBytes(StandardCharsets.UTF_8), "second");
    assertThat(half.of("private-key")).isEmpty();
    assertThat(half.problems()).hasSize(1).first().asString().contains(ADDRESS);
  }

  @Test
  void opensDogechainInBothModes() throws Exception {
    String address = "DFpN6QqFfUm3gKNaxN6tNcab1FArL9cZLE";
    String json = json(plainKey(), "").replace(ADDRESS, address);
    byte[] salt = Bytes.ofHex("19ce79fed7af446fce0f150dd0436246");
    byte[] digest = Digests.sha256("w".getBytes(StandardCharsets.UTF_8));
    String hash = Base64.getEncoder().encodeToString(digest);
    byte[] key = Sealing.pbkdf2("SHA256", hash, salt, 50, 32);
    byte[] plain = json.getBytes(StandardCharsets.UTF_8);
    byte[] cbc = Bytes.join(IV, Sealing.cbc(key, IV, plain));
    byte[] nonce = Bytes.part(IV, 0, 12);
    byte[] gcm = Bytes.join(nonce, Sealing.gcm(key, nonce, plain));
    assertThat(
            open(dogechain("AES-CBC", salt, cbc), "x", "w").only("private-key").fields().get("of"))
        .isEqualTo(address);
    assertThat(
            open(dogechain("AES-GCM", salt, gcm), "x", "w").only("private-key").fields().get("of"))
        .isEqualTo(address);
    assertThat(open(dogechain("AES-GCM", salt, gcm), "x").of("private-key")).isEmpty();
    byte[] torn = dogechain("AES-GCM", salt, Sealing.damaged(gcm, 40));
    assertThat(open(torn, "w").of("private-key")).isEmpty();
  }

  private static byte[] dogechain(String cipher, byte[] salt, byte[] payload) {
    Base64.Encoder base64 = Base64.getEncoder();
    return ("{\"payload\":\""
            + base64.encodeToString(payload)
            + "\",\"salt\":\""
            + base64.encodeToString(salt)
            + "\",\"pbkdf2_iterations\":50,\"cipher\":\""
            + cipher
            + "\"}")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
