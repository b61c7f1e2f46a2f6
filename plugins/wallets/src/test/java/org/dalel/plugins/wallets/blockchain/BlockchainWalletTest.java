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
import org.dalel.plugins.wallets.json.Extracted;
import org.junit.jupiter.api.Test;

class BlockchainWalletTest {

  private static final byte[] PAYLOAD = noise(704);

  @Test
  void givesTheLineOfALockedWallet() {
    Extracted found =
        read("{'pbkdf2_iterations':5000,'version':3,'payload':'" + base64(PAYLOAD) + "'}");
    assertThat(found.value("wallet", "version")).isEqualTo("3");
    assertThat(found.value("wallet", "kdf")).isEqualTo("PBKDF2-HMAC-SHA1, 5000 rounds");
    assertThat(found.value("hash-line", "line"))
        .isEqualTo("$blockchain$v2$5000$704$" + Bytes.hex(PAYLOAD));
  }

  @Test
  void takesALineOfNoiseForTheFirstVersions() {
    Extracted found = read(base64(PAYLOAD).replace("/", "\\/"));
    assertThat(found.value("wallet", "version")).isEqualTo("0 or 1");
    assertThat(found.of("wallet").get(0).confidence().label()).isEqualTo("medium");
    assertThat(found.value("hash-line", "line")).isEqualTo("$blockchain$704$" + Bytes.hex(PAYLOAD));
    assertThat(read(base64("text ".repeat(100).getBytes(StandardCharsets.US_ASCII))).artifacts())
        .isEmpty();
    assertThat(read(base64(Arrays.copyOf(PAYLOAD, 64))).artifacts()).isEmpty();
  }

  @Test
  void leavesLockedWalletsOfElectrumToTheirReader() {
    byte[] electrum = PAYLOAD.clone();
    System.arraycopy("BIE1".getBytes(StandardCharsets.US_ASCII), 0, electrum, 0, 4);
    assertThat(read(base64(electrum)).artifacts()).isEmpty();
  }

  @Test
  void readsAnOpenWalletWithASecondPassword() {
    Extracted found =
        read(
            "{'guid':'g','sharedKey':'728e769e-4c26-4301-a0b8-2db25c564c5a',"
                + "'double_encryption':true,'dpasswordhash':'"
                + "ab".repeat(32)
                + "','keys':[{'addr':'1BoatSLRHtKNngkdXEeobR76b53LETtpyT','label':'касса',"
                + "'created_time':1400000000000}],"
                + "'address_book':[{'label':'Boris','addr':'1Boris'}],'tx_notes':{'t':'paid'}}");
    assertThat(found.value("wallet", "encryption")).isEqualTo("keys");
    assertThat(found.value("wallet-address", "created")).isEqualTo("2014-05-13T16:53:20Z");
    assertThat(found.values("wallet-label", "label")).containsExactly("касса", "paid");
    assertThat(found.value("wallet-contact", "name")).isEqualTo("Boris");
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
    Extracted found =
        read(
            "{'payload':'"
                + base64(PAYLOAD)
                + "','salt':'Gc55/tevRG/ODxUN0ENiRg==','pbkdf2_iterations':5000}");
    assertThat(found.value("wallet", "program")).isEqualTo("Dogechain.info");
    assertThat(found.value("hash-line", "mode")).isEqualTo("32500");
    assertThat(found.value("hash-line", "line").toString())
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
        Extracted found = Extracted.by(new BlockchainWallet(), Extracted.bytes(file));
        assertThat(found.of("wallet")).as(file.toString()).hasSize(1);
      }
    }
  }

  private static Extracted read(String quoted) {
    byte[] bytes = quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Extracted.by(new BlockchainWallet(), bytes);
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
