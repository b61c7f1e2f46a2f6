package org.dalel.plugins.wallets.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.testkit.Findings;
import org.dalel.testkit.ScannerRun;
import org.junit.jupiter.api.Test;

/** What stands in bytes without structure: free space, slack, unknown files. */
class WalletsInBytesTest {
  private static final String LITECOIN = "generated/litecoin-core-0.21.2.1/";

  /** BIP-173. */
  private static final String SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

  /** BIP-39, test vectors. */
  private static final String TWELVE =
      "legal winner thank year wave sausage worth useful legal winner thank yellow";

  private static final String TWENTY_FOUR =
      "void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing"
          + " screen patrol group space point ten exist slush involve unfold";

  private static final Charset WIDE = StandardCharsets.UTF_16LE;

  private static Findings scan(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    Findings found = ScannerRun.of(WalletsInText::new).onFreeSpace(bytes.toByteArray());
    assertThat(found.problems()).isEmpty();
    return found;
  }

  /** Bytes that are no text. */
  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0x8f);
    return bytes;
  }

  @Test
  void findsAnAddressInAsciiAndUtf16AndSaysAtWhichByte() {
    for (Charset charset : List.of(StandardCharsets.US_ASCII, WIDE)) {
      Artifact address = scan(noise(77), SEGWIT.getBytes(charset), noise(5)).only("wallet-address");
      assertThat(address.fields())
          .containsEntry("address", SEGWIT)
          .containsEntry("offsets", List.of(77L));
      assertThat(address.position()).isEqualTo(new Position.ByteOffset(77));
      assertThat(address.confidence()).isEqualTo(Confidence.HIGH);
    }
  }

  @Test
  void findsSeedPhrasesOfTwelveAndTwentyFourWords() {
    for (Charset charset : List.of(StandardCharsets.UTF_8, WIDE)) {
      Findings found =
          scan(
              noise(100),
              TWELVE.getBytes(charset),
              noise(300),
              ("Менің құпия сөздерім:\r\n" + TWENTY_FOUR.replace(" ", "\r\n")).getBytes(charset),
              noise(9));
      assertThat(found.values("seed-phrase", "words")).as(charset.name()).containsExactly(12L, 24L);
      assertThat(found.of("seed-phrase").get(0).position()).isEqualTo(new Position.ByteOffset(100));
      assertThat(found.offered()).hasSize(2);
    }
  }

  @Test
  void findsTheKeyOfADeletedWalletByItsShapeAndBelievesItWhenItsPublicKeyFollows() {
    for (boolean compressed : new boolean[] {true, false}) {
      byte[] der = der(compressed);
      Artifact key = scan(noise(1000), der, noise(40)).only(WalletType.PRIVATE_KEY.label());
      assertThat(key.position()).isEqualTo(new Position.ByteOffset(1000));
      assertThat(key.fields().get("masked").toString()).startsWith(compressed ? "L" : "5");
      assertThat(key.identifiers()).isNotEmpty();

      byte[] torn = der.clone();
      torn[20] ^= 1;
      assertThat(scan(noise(1000), torn, noise(40)).all()).as("another key").isEmpty();
      assertThat(scan(noise(10), Arrays.copyOf(der, der.length - 1)).all()).as("cut off").isEmpty();
    }
  }

  private static byte[] der(boolean compressed) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) 0xe7);
    BitcoinKey key = BitcoinKey.of(secret, compressed).orElseThrow();
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.writeBytes(
        compressed
            ? new byte[] {0x30, (byte) 0x81, (byte) 0xd3, 2, 1, 1, 4, 0x20}
            : new byte[] {0x30, (byte) 0x82, 1, 0x13, 2, 1, 1, 4, 0x20});
    der.writeBytes(secret);
    byte[] parameters = new byte[compressed ? 136 : 168];
    new Random(1).nextBytes(parameters);
    der.writeBytes(parameters);
    der.writeBytes(
        compressed
            ? new byte[] {(byte) 0xa1, 0x24, 3, 0x22, 0}
            : new byte[] {(byte) 0xa1, 0x44, 3, 0x42, 0});
    der.writeBytes(key.publicKey());
    return der.toByteArray();
  }

  /**
   * As Litecoin Core wrote them: each key that the client dumps stands in the file in this form.
   */
  @Test
  void findsTheKeysOfARealWalletWithoutItsStructure() throws Exception {
    Set<String> keys = new TreeSet<>();
    for (String line :
        Files.readAllLines(SharedData.at(LITECOIN + "regtest_legacy_plain.dump.txt"))) {
      if (!line.startsWith("#") && line.contains("# addr=") && !line.contains("script=1")) {
        String wif = line.split(" ")[0];
        BitcoinKey.ofWif(wif).ifPresent(key -> keys.add(hex(key.publicKey())));
      }
    }
    Findings found =
        ScannerRun.of(WalletsInText::new)
            .onFreeSpace(
                Files.readAllBytes(SharedData.at(LITECOIN + "regtest_legacy_plain.wallet.dat")));
    assertThat(keys).hasSizeGreaterThan(300);
    assertThat(found.values(WalletType.PRIVATE_KEY.label(), "public-key"))
        .extracting(Object::toString)
        .containsAll(keys);
  }

  @Test
  void findsTheLocksOfRealWalletsWithoutTheirStructure() throws Exception {
    JsonNode truth =
        new ObjectMapper().readTree(SharedData.at(LITECOIN + "ground-truth-mkey.json").toFile());
    for (JsonNode wallet : truth) {
      byte[] bytes = Files.readAllBytes(SharedData.at(LITECOIN + wallet.get("file").asText()));
      Findings found = ScannerRun.of(WalletsInText::new).onFreeSpace(bytes);
      assertThat(found.values(WalletType.HASH_LINE.label(), "line"))
          .as(wallet.get("file").asText())
          .contains(wallet.get("hash").asText());
      assertThat(found.of(WalletType.PRIVATE_KEY.label())).isEmpty();
    }
    assertThat(truth).isNotEmpty();
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
