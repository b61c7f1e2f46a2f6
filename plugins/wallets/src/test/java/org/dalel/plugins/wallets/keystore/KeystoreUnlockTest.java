package org.dalel.plugins.wallets.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.dalel.api.Secret;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.KnownSecrets;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.chain.codec.Ss58;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Sealing;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeystoreUnlockTest {

  /** Test vectors of the Web3 Secret Storage Definition; the password is {@code testpassword}. */
  private static final String SCRYPT =
      "{'crypto':{'cipher':'aes-128-ctr','cipherparams':{'iv':'83dbcc02d8ccb40e466191a123791e0e'},"
          + "'ciphertext':'d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c',"
          + "'kdf':'scrypt','kdfparams':{'dklen':32,'n':262144,'p':8,'r':1,"
          + "'salt':'ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19'},"
          + "'mac':'2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097'},"
          + "'id':'3198bc9c-6672-5ab3-d995-4942343ae5b6','version':3}";

  private static final String PBKDF2 =
      "{'Crypto':{'cipher':'aes-128-ctr','cipherparams':{'iv':'6087dab2f9fdbbfaddc31a909735c1e6'},"
          + "'ciphertext':'5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',"
          + "'kdf':'pbkdf2','kdfparams':{'c':262144,'dklen':32,'prf':'hmac-sha256',"
          + "'salt':'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd'},"
          + "'mac':'517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2'},"
          + "'address':'008aeeda4d805471df9b2a5b0f38a0c3bcba786b','version':3}";

  private static final String VECTOR_KEY =
      Masked.of("7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d");

  private static Findings ethereum(String quoted, String... passwords) {
    byte[] bytes = quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ExtractorRun.of(new EthereumKeystore()).secrets(KnownSecrets.of(passwords)).on(bytes);
  }

  @Test
  void opensTheVectorsOfTheDefinition() {
    for (String vector : new String[] {SCRYPT, PBKDF2}) {
      Findings opened = ethereum(vector, "x", "testpassword");
      assertThat(opened.only("private-key").fields().get("masked")).isEqualTo(VECTOR_KEY);
      assertThat(opened.only("wallet-address").fields().get("address"))
          .isEqualTo("0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b");
      assertThat(opened.only("wallet").fields().get("unlocked-by")).isEqualTo("list, line 2");
      assertThat(ethereum(vector, "Testpassword").of("private-key")).isEmpty();
    }
  }

  @Test
  void believesNoKeystoreWithADamagedByte() {
    assertThat(ethereum(PBKDF2.replace("5318b4d5", "5318b4d4"), "testpassword").of("private-key"))
        .isEmpty();
    assertThat(ethereum(PBKDF2.replace("517ead92", "517ead93"), "testpassword").of("private-key"))
        .isEmpty();
    Findings vector = ethereum(PBKDF2.replace("6087dab2", "6087dab3"), "testpassword");
    assertThat(vector.of("private-key")).isEmpty();
    assertThat(vector.problems()).hasSize(1).first().asString().contains("0x008AeEda");
  }

  @Test
  void triesNoPasswordOnAKeystoreThatCostsTooMuch() {
    Findings memory = ethereum(SCRYPT.replace("'n':262144", "'n':16777216"), "testpassword");
    assertThat(memory.problems()).hasSize(1).first().asString().contains("2147483648 bytes");
    Findings rounds = ethereum(PBKDF2.replace("'c':262144", "'c':262144000"), "testpassword");
    assertThat(rounds.problems()).hasSize(1).first().asString().contains("found 262144000");
    assertThat(rounds.of("wallet")).hasSize(1);
    assertThat(rounds.of("hash-line")).hasSize(1);
  }

  @Test
  void opensAWalletOfThePresaleThatIsLockedByTheRules() throws Exception {
    byte[] seed =
        "a seed of the presale, sixty-four bytes or so".getBytes(StandardCharsets.US_ASCII);
    BitcoinKey key = new BitcoinKey(Digests.keccak256(seed), false);
    byte[] word = Sealing.pbkdf2("SHA256", "w", "w".getBytes(StandardCharsets.US_ASCII), 2000, 16);
    byte[] iv = Bytes.ofHex("0102030405060708090a0b0c0d0e0f10");
    byte[] locked = Bytes.join(iv, Sealing.cbc(word, iv, seed));
    assertThat(ethereum(presale(locked, key), "x", "w").only("private-key").fields().get("address"))
        .isEqualTo(key.account());
    assertThat(ethereum(presale(locked, key), "x").of("private-key")).isEmpty();
    assertThat(ethereum(presale(Sealing.damaged(locked, 5), key), "w").of("private-key")).isEmpty();
  }

  private static String presale(byte[] locked, BitcoinKey key) {
    return "{'encseed':'"
        + Bytes.hex(locked)
        + "','ethaddr':'"
        + key.account().substring(2)
        + "','bkp':'"
        + "0b".repeat(32)
        + "'}";
  }

  @Test
  void findsTheKeysAndWordsThatEthersLocked() throws Exception {
    Path folder = SharedData.at("generated/ethereum-v3-keystore");
    for (JsonNode truth :
        new ObjectMapper().readTree(folder.resolve("ground-truth.json").toFile())) {
      byte[] file = Files.readAllBytes(folder.resolve(truth.get("file").asText()));
      Secret[] known = KnownSecrets.of(truth.get("password").asText());
      Findings opened = ExtractorRun.of(new EthereumKeystore()).secrets(known).on(file);
      assertThat(opened.only("private-key").fields().get("masked"))
          .isEqualTo(Masked.of(truth.get("privateKey").asText().substring(2)));
      assertThat(opened.only("private-key").fields().get("address"))
          .isEqualTo(truth.get("address").asText());
      if (truth.has("mnemonic")) {
        assertThat(opened.offered())
            .extracting(Secret::value)
            .containsExactly(truth.get("mnemonic").asText());
        assertThat(opened.only("seed-phrase").fields().get("fits-key")).isEqualTo(true);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "web3j/UTC--2016-11-03T05-55-06.340672473Z--ef678007d18427e6022059dbc264f27507cd1ffc, Insecure Pa55w0rd",
    "btcrecover/utc-keystore-v3-pbkdf2-custom.json, btcr-test-password"
  })
  void opensKeystoresOfOtherPrograms(String file, String password) throws Exception {
    byte[] bytes = Files.readAllBytes(SharedData.at("wallets/ethereum/" + file));
    Findings opened =
        ExtractorRun.of(new EthereumKeystore()).secrets(KnownSecrets.of("no", password)).on(bytes);
    assertThat(opened.only("private-key").fields().get("address"))
        .isEqualTo(opened.only("wallet-address").fields().get("address"));
    assertThat(
            ExtractorRun.of(new EthereumKeystore())
                .secrets(KnownSecrets.of("no"))
                .on(bytes)
                .of("private-key"))
        .isEmpty();
  }

  // --- Polkadot-js -----------------------------------------------------------------------------

  /** The secret box of NaCl, tag first. */
  private static byte[] box(byte[] key, byte[] nonce, byte[] plain) {
    XSalsa20Engine stream = new XSalsa20Engine();
    stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] macKey = new byte[32];
    stream.processBytes(macKey, 0, 32, macKey, 0);
    byte[] out = new byte[16 + plain.length];
    stream.processBytes(plain, 0, plain.length, out, 16);
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(macKey));
    mac.update(out, 16, plain.length);
    mac.doFinal(out, 0);
    return out;
  }

  private static byte[] content() {
    byte[] seed = Sealing.secret(9);
    return Bytes.join(
        Bytes.ofHex("3053020101300506032b657004220420"),
        seed,
        Bytes.ofHex("a123032100"),
        publicKey());
  }

  private static byte[] publicKey() {
    byte[] key = new byte[32];
    Ed25519.generatePublicKey(Sealing.secret(9), 0, key, 0);
    return key;
  }

  private static Findings account(byte[] encoded, String types, String... passwords) {
    String address = new Ss58(42, publicKey()).text();
    String json =
        "{'encoded':'"
            + Base64.getEncoder().encodeToString(encoded)
            + "','encoding':{'content':['pkcs8','ed25519'],'type':["
            + types
            + "],'version':'3'},'address':'"
            + address
            + "','meta':{'name':'n'}}";
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ExtractorRun.of(new PolkadotAccount()).secrets(KnownSecrets.of(passwords)).on(bytes);
  }

  @Test
  void opensAccountsOfBothAgesThatAreLockedByTheRules() {
    byte[] nonce = Bytes.ofHex("000102030405060708090a0b0c0d0e0f1011121314151617");
    byte[] word = "w".getBytes(StandardCharsets.US_ASCII);
    byte[] old = Bytes.join(nonce, box(Arrays.copyOf(word, 32), nonce, content()));
    byte[] salt = Bytes.ofHex("5a".repeat(32));
    byte[] cost =
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(1024)
            .putInt(1)
            .putInt(8)
            .array();
    byte[] key = Arrays.copyOf(SCrypt.generate(word, salt, 1024, 8, 1, 64), 32);
    byte[] recent = Bytes.join(salt, cost, nonce, box(key, nonce, content()));
    String masked = Masked.of(Bytes.hex(Sealing.secret(9)));
    String types = "'scrypt','xsalsa20-poly1305'";
    for (Findings opened :
        new Findings[] {
          account(old, "'xsalsa20-poly1305'", "x", "w"), account(recent, types, "x", "w")
        }) {
      assertThat(opened.only("private-key").fields().get("masked")).isEqualTo(masked);
      assertThat(opened.only("private-key").fields().get("fits-key")).isEqualTo(true);
      assertThat(opened.only("wallet").fields().get("unlocked-by")).isEqualTo("list, line 2");
    }
    assertThat(account(recent, types, "x").of("private-key")).isEmpty();
    assertThat(account(Sealing.damaged(recent, -3), types, "w").of("private-key")).isEmpty();
    assertThat(account(Sealing.damaged(old, 30), "'xsalsa20-poly1305'", "w").of("private-key"))
        .isEmpty();
  }

  @Test
  void opensTheAccountThatPolkadotJsLocked() throws Exception {
    byte[] bytes =
        Files.readAllBytes(
            SharedData.at(
                "generated/polkadot-js-json/5G6j4YX6yRn9dUfKwwGf3GLcy1Aisj6uKssmgV9Xw5hP2LWh.json"));
    Findings opened =
        ExtractorRun.of(new PolkadotAccount())
            .secrets(KnownSecrets.of("no", "Dot-Pass-1"))
            .on(bytes);
    assertThat(opened.only("private-key").fields().get("public-key"))
        .isEqualTo(
            Bytes.hex(
                Ss58.decode("5G6j4YX6yRn9dUfKwwGf3GLcy1Aisj6uKssmgV9Xw5hP2LWh")
                    .orElseThrow()
                    .key()));
    assertThat(opened.only("wallet").fields().get("unlocked-by")).isEqualTo("list, line 2");
  }
}
