package org.dalel.plugins.wallets.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.testdata.DataFolder;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class KeystoreTest {

  /** Test vectors of the Web3 Secret Storage Definition. */
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

  @Test
  void readsAKeystoreThatHidesItsAddress() {
    Findings found = ethereum(SCRYPT);
    assertThat(found.only("wallet").fields().get("kdf")).isEqualTo("scrypt n=262144 r=1 p=8");
    assertThat(found.only("wallet").fields().get("address-hidden")).isEqualTo(true);
    assertThat(found.of("wallet-address")).isEmpty();
    assertThat(found.only("hash-line").fields().get("mode")).isEqualTo("15700");
    assertThat(found.only("hash-line").fields().get("line"))
        .isEqualTo(
            "$ethereum$s*262144*1*8"
                + "*ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"
                + "*d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c"
                + "*2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097");
  }

  @Test
  void readsACapitalCryptoAndTheAddressWithItsChecksum() {
    Findings found = ethereum(PBKDF2);
    assertThat(found.only("wallet-address").fields().get("address"))
        .isEqualTo("0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b");
    assertThat(found.only("hash-line").fields().get("mode")).isEqualTo("15600");
    assertThat(found.only("hash-line").fields().get("line").toString())
        .startsWith("$ethereum$p*262144*ae3cd4e7013836a3df6bd7241b12db06");
  }

  @Test
  void readsAWalletOfThePresale() {
    Findings found =
        ethereum(
            "{'encseed':'"
                + "0a".repeat(96)
                + "','ethaddr':'008aeeda4d805471df9b2a5b0f38a0c3bcba786b','bkp':'"
                + "0b".repeat(32)
                + "','email':'a@b.kz','btcaddr':'1BoatSLRHtKNngkdXEeobR76b53LETtpyT'}");
    assertThat(found.only("wallet").fields().get("program")).isEqualTo("Ethereum presale wallet");
    assertThat(found.values("wallet-address", "chain")).containsExactly("evm", "btc");
    assertThat(found.only("hash-line").fields().get("line"))
        .isEqualTo(
            "$ethereum$w*"
                + "0a".repeat(96)
                + "*008aeeda4d805471df9b2a5b0f38a0c3bcba786b*"
                + "0b".repeat(16));
  }

  @Test
  void keepsWhatStandsInACutKeystore() {
    String cut = PBKDF2.substring(0, PBKDF2.indexOf("'version'"));
    Findings found = ethereum(cut);
    assertThat(found.of("wallet-address")).hasSize(1);
    assertThat(found.problems()).hasSize(1);
    assertThat(ethereum(SCRYPT.substring(0, 60)).all()).isEmpty();
  }

  @Test
  void believesAnArrayOnlyWhenItsHalvesBelongTogether() {
    byte[] pair = new byte[64];
    pair[3] = 77;
    byte[] key = new byte[32];
    Ed25519.generatePublicKey(pair, 0, key, 0);
    System.arraycopy(key, 0, pair, 32, 32);
    Findings found = ExtractorRun.of(new SolanaKeyFile()).on(bytes(array(pair)));
    assertThat(found.only("wallet").fields().get("encryption")).isEqualTo("none");
    assertThat(found.of("wallet-address")).hasSize(1);
    assertThat(found.only("private-key").fields().get("masked").toString()).hasSize(9);
    pair[40]++;
    assertThat(ExtractorRun.of(new SolanaKeyFile()).on(bytes(array(pair))).all()).isEmpty();
  }

  @Test
  void claimsNoOtherJson() {
    for (String other :
        new String[] {"{}", "[]", "", "{'crypto':{'ciphertext':'zz'}}", "[1,2,3]"}) {
      assertThat(ethereum(other).all()).isEmpty();
      assertThat(ExtractorRun.of(new PolkadotAccount()).on(bytes(other)).all()).isEmpty();
      assertThat(ExtractorRun.of(new SolanaKeyFile()).on(bytes(other)).all()).isEmpty();
    }
  }

  @Test
  void findsTheAddressOfEveryKeystoreThatEthersMade() throws IOException {
    Path folder = SharedData.at("generated/ethereum-v3-keystore");
    for (JsonNode truth :
        new ObjectMapper().readTree(folder.resolve("ground-truth.json").toFile())) {
      byte[] file = DataFolder.bytes(folder.resolve(truth.get("file").asText()));
      Findings found = ExtractorRun.of(new EthereumKeystore()).on(file);
      assertThat(found.only("wallet-address").fields().get("address"))
          .isEqualTo(truth.get("address").asText());
      assertThat(found.only("hash-line").fields().get("mode")).isEqualTo("15700");
    }
  }

  @Test
  void readsAnAccountThatPolkadotJsMade() throws IOException {
    Path file =
        SharedData.at(
            "generated/polkadot-js-json/5G6j4YX6yRn9dUfKwwGf3GLcy1Aisj6uKssmgV9Xw5hP2LWh.json");
    Findings found = ExtractorRun.of(new PolkadotAccount()).on(DataFolder.bytes(file));
    assertThat(found.only("wallet").fields().get("name")).isEqualTo("Обнал DOT");
    assertThat(found.only("wallet").fields().get("kdf")).isEqualTo("scrypt n=131072 r=8 p=1");
    assertThat(found.only("wallet-address").fields().get("address"))
        .isEqualTo("5G6j4YX6yRn9dUfKwwGf3GLcy1Aisj6uKssmgV9Xw5hP2LWh");
  }

  @Test
  void readsTheKeyFilesThatSolanaMade() throws IOException {
    for (String name : new String[] {"id.json", "id1.json"}) {
      Path file = SharedData.at("generated/solana-id-json/" + name);
      assertThat(
              ExtractorRun.of(new SolanaKeyFile()).on(DataFolder.bytes(file)).of("wallet-address"))
          .hasSize(1);
    }
  }

  private static Findings ethereum(String quoted) {
    return ExtractorRun.of(new EthereumKeystore()).on(bytes(quoted));
  }

  private static String array(byte[] bytes) {
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> String.valueOf(bytes[i] & 0xff))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static byte[] bytes(String quoted) {
    return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
