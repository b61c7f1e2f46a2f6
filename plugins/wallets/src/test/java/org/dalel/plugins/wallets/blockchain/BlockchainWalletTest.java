package org.dalel.plugins.wallets.blockchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.testdata.DataFolder;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class BlockchainWalletTest {

  private static final byte[] PAYLOAD = noise(704);

  @Test
  void givesTheLineOfALockedWallet() {
    Findings found =
        read("{'pbkdf2_iterations':5000,'version':3,'payload':'" + base64(PAYLOAD) + "'}");
    assertThat(found.only("wallet").fields().get("version")).isEqualTo("3");
    assertThat(found.only("wallet").fields().get("kdf")).isEqualTo("PBKDF2-HMAC-SHA1, 5000 rounds");
    assertThat(found.only("hash-line").fields().get("line"))
        .isEqualTo("$blockchain$v2$5000$704$" + Bytes.hex(PAYLOAD));
  }

  @Test
  void takesALineOfNoiseForTheFirstVersions() {
    Findings found = read(base64(PAYLOAD).replace("/", "\\/"));
    assertThat(found.only("wallet").fields().get("version")).isEqualTo("0 or 1");
    assertThat(found.of("wallet").get(0).confidence().label()).isEqualTo("medium");
    assertThat(found.only("hash-line").fields().get("line"))
        .isEqualTo("$blockchain$704$" + Bytes.hex(PAYLOAD));
    assertThat(read(base64("text ".repeat(100).getBytes(StandardCharsets.US_ASCII))).all())
        .isEmpty();
    assertThat(read(base64(Arrays.copyOf(PAYLOAD, 64))).all()).isEmpty();
  }

  @Test
  void leavesLockedWalletsOfElectrumToTheirReader() {
    byte[] electrum = PAYLOAD.clone();
    System.arraycopy("BIE1".getBytes(StandardCharsets.US_ASCII), 0, electrum, 0, 4);
    assertThat(read(base64(electrum)).all()).isEmpty();
  }

  @Test
  void readsAnOpenWalletWithASecondPassword() {
    Findings found =
        read(
            "{'guid':'g','sharedKey':'728e769e-4c26-4301-a0b8-2db25c564c5a',"
                + "'double_encryption':true,'dpasswordhash':'"
                + "ab".repeat(32)
                + "','keys':[{'addr':'1BoatSLRHtKNngkdXEeobR76b53LETtpyT','label':'касса',"
                + "'created_time':1400000000000}],"
                + "'address_book':[{'label':'Boris','addr':'1Boris'}],'tx_notes':{'t':'paid'}}");
    assertThat(found.only("wallet").fields().get("encryption")).isEqualTo("keys");
    assertThat(found.only("wallet-address").fields().get("created"))
        .isEqualTo("2014-05-13T16:53:20Z");
    assertThat(found.values("wallet-label", "label")).containsExactly("касса", "paid");
    assertThat(found.only("wallet-contact").fields().get("name")).isEqualTo("Boris");
    assertThat(found.values("hash-line", "mode")).containsExactly("18800", "18800");
  }

  @Test
  void spellsTheProofOfASecondPasswordAsHashcatDoes() {
    byte[] example =
        Base64.getDecoder()
            .decode(
                "YnM6WYERjJfhxwepT7zV6odWoEUz1X4esYQb4bQ3KZ7bbZAyOTc1MDM3OTc1NjMyODA0ECcAAD3vFoc=");
    String line =
        SecondPassword.line(
            Arrays.copyOfRange(example, 3, 35), Arrays.copyOfRange(example, 35, 51), 10_000);
    assertThat(line).isEqualTo(base64(example));
  }

  @Test
  void tellsDogechainByItsSalt() {
    Findings found =
        read(
            "{'payload':'"
                + base64(PAYLOAD)
                + "','salt':'Gc55/tevRG/ODxUN0ENiRg==','pbkdf2_iterations':5000}");
    assertThat(found.only("wallet").fields().get("program")).isEqualTo("Dogechain.info");
    assertThat(found.only("hash-line").fields().get("mode")).isEqualTo("32500");
    assertThat(found.only("hash-line").fields().get("line").toString())
        .isEqualTo(
            "$dogechain$0*5000*"
                + base64(Arrays.copyOf(PAYLOAD, 240))
                + "*Gc55/tevRG/ODxUN0ENiRg==");
  }

  @Test
  void recognisesEveryBackup() throws IOException {
    Path folder = SharedData.at("wallets/blockchain.com/btcrecover");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> !f.toString().endsWith("privkeys.txt")).toList()) {
        Findings found = ExtractorRun.of(new BlockchainWallet()).on(DataFolder.bytes(file));
        assertThat(found.of("wallet")).as(file.toString()).hasSize(1);
      }
    }
  }

  private static Findings read(String quoted) {
    byte[] bytes = quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ExtractorRun.of(new BlockchainWallet()).on(bytes);
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(42).nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
